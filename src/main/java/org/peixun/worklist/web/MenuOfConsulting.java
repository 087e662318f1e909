package org.peixun.worklist.web;

import org.peixun.identity.Action;
import org.peixun.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MenuOfConsulting {

    @Bean
    MenuEntry opinionsAsked() {
        return new MenuEntry("opinions", "待阅加签", "/opinions", Action.CONSULT, 112);
    }

    @Bean
    MenuEntry copiesToMe() {
        return new MenuEntry("copies", "抄送我的", "/copies", Action.CONSULT, 114);
    }
}
