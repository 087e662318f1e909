package org.peixun.browser;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("浏览器：暂停承训资格和恢复")
class StandingTest extends BrowserTest {

    private static final String INSTITUTION = "/directory/1031";

    @Test
    @DisplayName("市级负责人看到影响后暂停一家机构，县区经办的待办中只在“暂停”里，机构不能报送；恢复后照常")
    void suspendedAndReinstated() {
        Person city = signIn("shi-fuzeren");
        city.opens(INSTITUTION).follows("暂停承训资格");
        city.sees("决定的影响", "暂停办理、停止计时").chooses("管理混乱").fills("查明的情况", "签到由他人代签。")
                .fills("决定文书文号", "聊人社监字〔2026〕31号");
        Pictures.take(city.page(), "standing-suspend-1366");
        city.presses("确定暂停承训资格").sees("已作出决定", "暂停承训", "聊人社监字〔2026〕31号");

        Person clerk = signIn("yanggu-jingban");
        clerk.opens("/todo?tab=paused").sees("暂停计时");
        clerk.page().locator("a.digits, .digits a, td a").first().click();
        clerk.sees("暂停办理、停止计时", "聊人社监字〔2026〕31号").doesNotSee("退回待认领");
        Pictures.take(clerk.page(), "case-paused-1366");
        signIn("yanggu-jigou").opens("/notifications").sees("暂停承训资格");

        city.opens(INSTITUTION).follows("恢复承训资格");
        city.chooses("整改验收合格").fills("查明的情况", "已整改。").fills("决定文书文号", "聊人社监字〔2026〕32号")
                .presses("确定恢复承训资格").sees("已作出决定");
        clerk.opens("/todo?tab=paused").doesNotSee("暂停计时");
    }
}
