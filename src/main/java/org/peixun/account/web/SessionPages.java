package org.peixun.account.web;

import jakarta.servlet.http.HttpSession;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.identity.OwnSessions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ends one's own sessions. Without command ids: what has ended cannot end twice. */
@Controller
@RequestMapping("/account/sessions")
@Needs(Action.SEE_OWN_PAGE)
class SessionPages {

    private final OwnSessions sessions;
    private final CurrentActor currentActor;

    SessionPages(OwnSessions sessions, CurrentActor currentActor) {
        this.sessions = sessions;
        this.currentActor = currentActor;
    }

    @PostMapping("/{key}/end")
    String end(@PathVariable String key, HttpSession session, RedirectAttributes once) {
        sessions.end(currentActor.get(), key, session.getId());
        once.addFlashAttribute("done", "该会话已结束。");
        return "redirect:/account";
    }

    @PostMapping("/others/end")
    String endOthers(HttpSession session, RedirectAttributes once) {
        once.addFlashAttribute("done", "已结束其他会话" + sessions.endOthers(currentActor.get(), session.getId()) + "个。");
        return "redirect:/account";
    }
}
