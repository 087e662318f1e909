package org.peixun.projectlist.web;

import org.peixun.identity.Action;
import org.peixun.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MenuOfProjectLists {

    @Bean
    MenuEntry menuOfLists() {
        return new MenuEntry("project-lists", "项目清单", "/project-lists", Action.SEE_PROJECT_LISTS, 240);
    }

    @Bean
    MenuEntry menuOfSummary() {
        return new MenuEntry("project-summary", "项目清单汇总", "/project-summary", Action.SUM_UP_PROJECTS, 241);
    }

    @Bean
    MenuEntry menuOfThemes() {
        return new MenuEntry("project-themes", "项目制培训主题", "/admin/project-themes", Action.MAINTAIN_PROJECT_THEMES, 335);
    }
}
