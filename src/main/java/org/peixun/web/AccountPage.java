package org.peixun.web;

import java.util.Comparator;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who I am here, and what I may do where. */
@Controller
class AccountPage {

    private final CurrentActor currentActor;
    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;

    AccountPage(CurrentActor currentActor, Jurisdictions jurisdictions, AccessPolicy access) {
        this.currentActor = currentActor;
        this.jurisdictions = jurisdictions;
        this.access = access;
    }

    /** @param jurisdiction its name */
    record HeldRole(String label, String jurisdiction) {}

    @GetMapping("/account")
    @Needs(Action.SEE_OWN_PAGE)
    String account(Model model) {
        var actor = currentActor.get();
        model.addAttribute("actor", actor);
        model.addAttribute("roles", actor.grants().stream()
                .map(grant -> new HeldRole(grant.role().label(), jurisdictions.name(grant.jurisdiction())))
                .sorted(Comparator.comparing(HeldRole::jurisdiction).thenComparing(HeldRole::label))
                .toList());
        model.addAttribute("phrases", access.allows(actor, Action.DO_TASK));
        model.addAttribute("absence", access.allows(actor, Action.ARRANGE_ABSENCE));
        return "web/account";
    }
}
