package org.peixun.nomination.web;

import org.peixun.identity.Action;
import org.peixun.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MenuOfNominations {

    @Bean
    MenuEntry selfRecommendation() {
        return new MenuEntry("nomination-apply", "品牌自荐", "/nominations/apply", Action.RECOMMEND_ONESELF, 210);
    }
}
