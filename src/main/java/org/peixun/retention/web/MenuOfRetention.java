package org.peixun.retention.web;

import org.peixun.identity.Action;
import org.peixun.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MenuOfRetention {

    @Bean
    MenuEntry personalDataMenu() {
        return new MenuEntry("personal-data", "个人信息请求", "/personal-data", Action.ANSWER_PERSON, 340);
    }
}
