package org.peixun.complaint.web;

import org.peixun.identity.Action;
import org.peixun.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MenuOfComplaints {

    @Bean
    MenuEntry complaintIntake() {
        return new MenuEntry("complaint-new", "登记投诉举报", "/complaints/new", Action.REGISTER_COMPLAINT, 230);
    }

    @Bean
    MenuEntry statisticsOfComplaints() {
        return new MenuEntry("complaint-statistics", "投诉举报统计", "/complaints/statistics", Action.SEE_COMPLAINT, 232);
    }

    @Bean
    MenuEntry hotlineImport() {
        return new MenuEntry("complaint-hotline", "热线工单", "/complaints/hotline", Action.IMPORT_HOTLINE, 231);
    }
}
