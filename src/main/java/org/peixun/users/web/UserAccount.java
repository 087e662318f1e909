package org.peixun.users.web;

import java.util.List;
import java.util.stream.Stream;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Grant;
import org.peixun.identity.IdentityProof;
import org.peixun.identity.ProviderLinks;
import org.peixun.identity.SessionsOfUser;
import org.peixun.identity.UserFacts;
import org.peixun.identity.UserList;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** An account as it is, or with what was typed and refused. */
@Component
class UserAccount {

    private final UserList list;
    private final SessionsOfUser sessions;
    private final ProviderLinks links;
    private final GrantLines grantLines;
    private final CurrentActor actor;

    UserAccount(UserList list, SessionsOfUser sessions, ProviderLinks links, GrantLines grantLines, CurrentActor actor) {
        this.list = list;
        this.sessions = sessions;
        this.links = links;
        this.grantLines = grantLines;
        this.actor = actor;
    }

    /** @param typed {@code null} for the account as it is; without role lines, or without a name, those of the account */
    String of(String userId, UserPages.Form typed, Model model) {
        var row = list.find(userId);
        List<GrantLines.Line> lines = typed == null || typed.role() == null
                ? row.grants().stream().map(GrantLines.Line::of).toList() : typed.lines();
        boolean facts = typed != null && typed.facts();
        model.addAttribute("user", row);
        model.addAttribute("typedName", facts ? typed.name() : row.name());
        model.addAttribute("typedEmail", facts ? typed.email() : row.email());
        model.addAttribute("seenFacts", UserFacts.asSeen(row.name(), row.email()));
        model.addAttribute("own", row.userId().equals(actor.get().userId()));
        model.addAttribute("lines", GrantLines.padded(lines));
        model.addAttribute("named", grantLines.named(Stream.concat(lines.stream(), row.grants().stream().map(GrantLines.Line::of))));
        model.addAttribute("seen", Grant.asSeen(row.grants()));
        model.addAttribute("proofs", IdentityProof.values());
        model.addAttribute("sessions", sessions.of(row.userId()));
        model.addAttribute("linked", links.of(row.userId()).orElse(null));
        model.addAttribute("zone", Zone.CHINA);
        return "users/account";
    }
}
