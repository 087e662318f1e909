package org.peixun.classfiling.web;

import org.peixun.identity.Action;
import org.peixun.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MenuOfFilings {

    @Bean
    MenuEntry newFiling() {
        return new MenuEntry("filing-new", "开班申请", "/filings/new", Action.FILE_CLASS, 200);
    }

    @Bean
    MenuEntry ledger() {
        return new MenuEntry("ledger", "开班台账", "/ledger", Action.SEE_LEDGER, 205);
    }
}
