package org.peixun.account.web;

import jakarta.servlet.http.HttpSession;
import java.util.function.Function;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.identity.OwnSessions;
import org.peixun.identity.Reauthentication;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ends one's own sessions, after one has shown once more who one is. Without command ids: what has ended cannot end twice. */
@Controller
@RequestMapping("/account/sessions")
@Needs(Action.SEE_OWN_PAGE)
class SessionPages {

    private final OwnSessions sessions;
    private final Reauthentication again;
    private final CurrentActor currentActor;

    SessionPages(OwnSessions sessions, Reauthentication again, CurrentActor currentActor) {
        this.sessions = sessions;
        this.again = again;
        this.currentActor = currentActor;
    }

    @PostMapping("/{key}/end")
    String end(@PathVariable String key, @RequestParam(defaultValue = "") String proof, HttpSession session, RedirectAttributes once) {
        return proven(proof, once, person -> {
            sessions.end(person, key, session.getId());
            return "该会话已结束。";
        });
    }

    @PostMapping("/others/end")
    String endOthers(@RequestParam(defaultValue = "") String proof, HttpSession session, RedirectAttributes once) {
        return proven(proof, once, person -> "已结束其他会话" + sessions.endOthers(person, session.getId()) + "个。");
    }

    private String proven(String proof, RedirectAttributes once, Function<Actor, String> change) {
        Actor person = currentActor.get();
        try {
            again.check(person, proof);
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            once.addFlashAttribute("problem", refused.getMessage() + "没有结束任何会话。");
            return "redirect:/account";
        }
        once.addFlashAttribute("done", change.apply(person));
        return "redirect:/account";
    }
}
