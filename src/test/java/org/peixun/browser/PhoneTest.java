package org.peixun.browser;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    @DisplayName("课程表逐行填写不用左右拖动")
    void timetable() {
        Person officer = visitor(options -> options.setViewportSize(390, 844).setIsMobile(true).setHasTouch(true)).signsIn("shenxian-jigou");
        officer.opens("/filings/new").presses("新建开班申请");
        officer.opens("/filings/" + Person.encoded(officer.numberInAddress()) + "?step=timetable").pageFitsTheWindow();
        assertThat(officer.page().locator("#lessons").evaluate("box => box.scrollWidth - box.clientWidth")).isEqualTo(0);
        Pictures.take(officer.page(), "phone-timetable-390");
    }

    @Test
    @DisplayName("机构页面的目录状态、协议、承训范围、教师、场地都不用左右拖动")
    void institution() {
        Person manager = visitor(options -> options.setViewportSize(390, 844).setIsMobile(true).setHasTouch(true)).signsIn("shenxian-fuzeren");
        manager.opens("/directory?text=莘县某职业培训学校").follows("莘县某职业培训学校").sees("培训场地").pageFitsTheWindow();
        Pictures.take(manager.page(), "phone-institution-390");
    }
}
