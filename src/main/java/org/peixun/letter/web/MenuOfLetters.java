package org.peixun.letter.web;

import org.peixun.identity.Action;
import org.peixun.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MenuOfLetters {

    @Bean
    MenuEntry officesEntry() {
        return new MenuEntry("offices", "文书落款单位", "/admin/offices", Action.SEE_POLICY, 330);
    }
}
