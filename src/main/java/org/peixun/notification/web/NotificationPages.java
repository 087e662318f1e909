package org.peixun.notification.web;

import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.notification.NotificationBox;
import org.peixun.shared.Zone;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/notifications")
@Needs(Action.SEE_OWN_PAGE)
class NotificationPages {

    private static final int PAGE_SIZE = 30;

    private final NotificationBox box;
    private final Commands commands;
    private final CurrentActor actor;

    NotificationPages(NotificationBox box, Commands commands, CurrentActor actor) {
        this.box = box;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("zone", Zone.CHINA);
        model.addAttribute("box", box.page(actor.get().userId(), Math.max(0, page - 1), PAGE_SIZE));
        return "notification/list";
    }

    @PostMapping("/{id}/open")
    String open(@PathVariable long id, @RequestParam(required = false) String commandId) {
        var me = actor.get();
        return "redirect:" + commands.once(commandId, me, () -> box.open(me.userId(), id));
    }

    @PostMapping("/read")
    String markAllRead(@RequestParam(defaultValue = "0") long upTo, @RequestParam(required = false) String commandId) {
        var me = actor.get();
        return "redirect:" + commands.once(commandId, me, () -> {
            box.markAllRead(me.userId(), upTo);
            return "/notifications";
        });
    }
}
