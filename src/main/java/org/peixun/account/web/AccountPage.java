package org.peixun.account.web;

import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.peixun.directory.Directory;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.peixun.identity.OwnSessions;
import org.peixun.identity.Reauthentication;
import org.peixun.identity.SecondFactors;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who I am here, what I may do where, and where I am signed in. */
@Controller
class AccountPage {

    private final CurrentActor currentActor;
    private final Jurisdictions jurisdictions;
    private final Directory directory;
    private final AccessPolicy access;
    private final SecondFactors factors;
    private final OwnSessions sessions;
    private final Reauthentication again;

    AccountPage(CurrentActor currentActor, Jurisdictions jurisdictions, Directory directory, AccessPolicy access, SecondFactors factors,
            OwnSessions sessions, Reauthentication again) {
        this.currentActor = currentActor;
        this.jurisdictions = jurisdictions;
        this.directory = directory;
        this.access = access;
        this.factors = factors;
        this.sessions = sessions;
        this.again = again;
    }

    /** @param jurisdiction its name @param institution the name of the one somebody acts for, {@code null} for officers */
    record HeldRole(String label, String jurisdiction, String institution) {}

    @GetMapping("/account")
    @Needs(Action.SEE_OWN_PAGE)
    String account(Model model, HttpSession session) {
        var actor = currentActor.get();
        model.addAttribute("actor", actor);
        List<HeldRole> roles = roles(actor);
        model.addAttribute("roles", roles);
        model.addAttribute("ofInstitution", roles.stream().anyMatch(role -> role.institution() != null));
        model.addAttribute("phrases", access.allows(actor, Action.DO_TASK));
        model.addAttribute("absence", access.allows(actor, Action.ARRANGE_ABSENCE));
        model.addAttribute("secondFactor", factors.of(actor));
        model.addAttribute("sessions", sessions.of(actor, session.getId()));
        model.addAttribute("byCode", again.byCode(actor));
        model.addAttribute("zone", Zone.CHINA);
        return "account/account";
    }

    private List<HeldRole> roles(Actor actor) {
        List<Long> institutions = actor.grants().stream().map(Grant::institutionId).filter(Objects::nonNull).toList();
        Map<Long, String> names = institutions.isEmpty() ? Map.of() : directory.names(institutions);
        return actor.grants().stream().map(grant -> new HeldRole(grant.role().label(), jurisdictions.name(grant.jurisdiction()),
                        grant.institutionId() == null ? null : names.getOrDefault(grant.institutionId(), "机构目录中没有编号" + grant.institutionId() + "的机构")))
                .sorted(Comparator.comparing(HeldRole::jurisdiction).thenComparing(HeldRole::label)).toList();
    }
}
