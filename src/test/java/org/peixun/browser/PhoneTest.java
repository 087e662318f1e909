package org.peixun.browser;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("手机上")
class PhoneTest extends BrowserTest {

    @Test
    @DisplayName("负责人在列表、案件页、审批中都不用左右拖动")
    void managerConsents() {
        Person manager = visitor(options -> options.setViewportSize(390, 844).setIsMobile(true).setHasTouch(true))
                .signsIn("shenxian-fuzeren");
        String number = manager.pageFitsTheWindow().firstCaseIn("/todo", "审批开班", "待认领");
        manager.pageFitsTheWindow();
        Pictures.take(manager.page(), "phone-todo-390");
        manager.claims(number).pageFitsTheWindow();
        manager.chooses("退回补正").pageFitsTheWindow();
        Pictures.take(manager.page(), "phone-case-390");
        manager.decides("同意开班", "同意开班。").sees("备案号：").pageFitsTheWindow();
    }
}
