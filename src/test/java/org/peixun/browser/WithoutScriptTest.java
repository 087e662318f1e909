package org.peixun.browser;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("浏览器不运行脚本时")
class WithoutScriptTest extends BrowserTest {

    @Test
    @DisplayName("经办仍能认领、受理，漏填时看到原因")
    void clerkDecides() {
        Person clerk = visitor(options -> options.setJavaScriptEnabled(false)).signsIn("yanggu-jingban");
        String number = clerk.firstCaseIn("/todo", "受理备案", "待认领");
        clerk.claims(number).chooses("退回补正").awaits(400).presses("提交").sees("尚未提交");
        clerk.decides("受理", "材料齐全，予以受理。").sees("待审核");
    }
}
