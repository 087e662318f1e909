package org.peixun.users.web;

import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.identity.ProviderLinks;
import org.peixun.identity.SessionsOfUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a user is in: sessions, the link with the provider. Without command ids: what has ended cannot end twice. */
@Controller
@RequestMapping("/admin/users/{userId}")
@Needs(Action.MANAGE_USERS)
class UserAccessPages {

    private final SessionsOfUser sessions;
    private final ProviderLinks links;
    private final CurrentActor actor;

    UserAccessPages(SessionsOfUser sessions, ProviderLinks links, CurrentActor actor) {
        this.sessions = sessions;
        this.links = links;
        this.actor = actor;
    }

    @PostMapping("/sessions/{key}/end")
    String end(@PathVariable String userId, @PathVariable String key, RedirectAttributes once) {
        sessions.end(userId, key, actor.get());
        return done(once, userId, "该会话已结束。");
    }

    @PostMapping("/sessions/end")
    String endAll(@PathVariable String userId, RedirectAttributes once) {
        return done(once, userId, "已结束该用户的会话" + sessions.endAll(userId, actor.get()) + "个。");
    }

    @PostMapping("/provider/unlink")
    String unlink(@PathVariable String userId, RedirectAttributes once) {
        links.undo(userId, actor.get());
        return done(once, userId, "已解除与统一身份认证的关联，该用户的登录已全部退出。");
    }

    private static String done(RedirectAttributes once, String userId, String sentence) {
        once.addFlashAttribute("done", sentence);
        once.addAttribute("userId", userId);
        return "redirect:/admin/users/{userId}";
    }
}
