package org.peixun.worklist.web;

import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.web.MenuEntry;
import org.peixun.worklist.Upcoming;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 七日内将触发. */
@Controller
@Needs(Action.SUPERVISE)
class UpcomingController {

    private final Upcoming upcoming;
    private final CurrentActor actor;

    UpcomingController(Upcoming upcoming, CurrentActor actor) {
        this.upcoming = upcoming;
        this.actor = actor;
    }

    @GetMapping("/upcoming")
    String page(Model model) {
        model.addAttribute("lines", upcoming.of(actor.get()));
        return "worklist/upcoming";
    }

    @Configuration(proxyBeanMethods = false)
    static class MenuOfUpcoming {

        @Bean
        MenuEntry upcomingInMenu() {
            return new MenuEntry("upcoming", "七日内触发", "/upcoming", Action.SUPERVISE, 160);
        }
    }
}
