package org.peixun.round.web;

import org.peixun.identity.Action;
import org.peixun.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MenuOfRounds {

    @Bean
    MenuEntry roundsInMenu() {
        return new MenuEntry("rounds", "年度任务", "/rounds", Action.SEE_ROUNDS, 150);
    }

    @Bean
    MenuEntry deadlinesInMenu() {
        return new MenuEntry("deadlines", "期限日历", "/deadlines", Action.SEE_ROUNDS, 155);
    }
}
