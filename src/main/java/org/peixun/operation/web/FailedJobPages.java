package org.peixun.operation.web;

import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.notification.UnsentMail;
import org.peixun.operation.Retries;
import org.peixun.web.Commands;
import org.peixun.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 故障作业: what stands still in the engine or was not done at night and why, in the operator's words; details are in Cockpit. */
@Controller
@RequestMapping(FailedJobPages.PATH)
@Needs(Action.OPERATE_ENGINE)
class FailedJobPages {

    static final String PATH = "/admin/failed-jobs";

    private final Retries retries;
    private final UnsentMail mail;
    private final Commands commands;
    private final CurrentActor actor;

    FailedJobPages(Retries retries, UnsentMail mail, Commands commands, CurrentActor actor) {
        this.retries = retries;
        this.mail = mail;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("jobs", retries.failed());
        model.addAttribute("mail", mail.standing());
        model.addAttribute("night", retries.ofTheNight());
        return "operation/failed-jobs";
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable String id, @RequestParam(required = false) String commandId) {
        return "redirect:" + commands.once(commandId, actor.get(), () -> {
            retries.retry(id, actor.get());
            return PATH;
        });
    }

    @PostMapping("/retry-all")
    String retryAll(@RequestParam(required = false) String commandId) {
        return "redirect:" + commands.once(commandId, actor.get(), () -> {
            retries.retryAll(actor.get());
            return PATH;
        });
    }

    @PostMapping("/mail")
    String sendMailAgain(@RequestParam(required = false) String commandId) {
        return "redirect:" + commands.once(commandId, actor.get(), () -> {
            retries.sendMailAgain(actor.get());
            return PATH;
        });
    }

    /** @param fault all of them when {@code null} */
    @PostMapping("/night")
    String doAgain(@RequestParam(required = false) Long fault, @RequestParam(required = false) String commandId) {
        return "redirect:" + commands.once(commandId, actor.get(), () -> {
            if (fault == null) {
                retries.doAllAgain(actor.get());
            } else {
                retries.doAgain(fault, actor.get());
            }
            return PATH;
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class MenuOfOperation {

        @Bean
        MenuEntry failedJobsInMenu() {
            return new MenuEntry("failed-jobs", "故障作业", PATH, Action.OPERATE_ENGINE, 505);
        }
    }
}
