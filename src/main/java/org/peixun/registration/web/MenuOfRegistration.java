package org.peixun.registration.web;

import org.peixun.identity.Action;
import org.peixun.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MenuOfRegistration {

    @Bean
    MenuEntry standardsMenu() {
        return new MenuEntry("standards", "补贴标准", "/standards", Action.SEE_DIRECTORY, 305);
    }
}
