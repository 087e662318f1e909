package org.peixun.browser;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一件备案超过受理期限")
class OverdueTest extends BrowserTest {

    @Test
    @DisplayName("负责人在督办、通知和案件的流转记录中看到")
    void escalationArrives() {
        String number = signIn("gaotang-jingban").firstCaseIn("/todo", "受理备案", "待认领", "还剩");
        Person manager = signIn("gaotang-fuzeren");
        manager.opens("/supervision").doesNotSee(number);

        time.passWorkingDays(6);

        manager = signIn("gaotang-fuzeren");
        manager.opens("/supervision").sees(number, "超期", "督办");
        Pictures.take(manager.page(), "supervision-overdue-1366");
        manager.opens("/notifications").sees(number, "超期");
        Pictures.take(manager.page(), "notifications-overdue-1366");
        manager.opensCase(number).sees("督办", "超期");
        Pictures.take(manager.page(), "case-overdue-1366");
    }
}
