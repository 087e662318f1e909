package org.peixun.browser;

import com.microsoft.playwright.Locator.FilterOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("同事之间: 加签、代办")
class ColleaguesTest extends BrowserTest {

    @Test
    @DisplayName("经办加签请负责人提意见, 负责人在手机上回复, 经办看到后办理")
    void opinion() {
        Person clerk = signIn("yanggu-jingban").awaits(400);
        String number = clerk.firstCaseIn("/todo", "受理备案", "待认领");
        clerk.claims(number).follows("加签");
        clerk.page().locator("fieldset").filter(new FilterOptions().setHasText("县区负责人")).locator("input").first().check();
        clerk.fills("请对方答复的问题", "培训地点在乡镇，是否受理？").presses("加签");
        clerk.sees("已加签", "待回复", "的加签意见");
        Pictures.take(clerk.page(), "opinion-asked-1366");
        clerk.decides("受理", "材料齐全，予以受理。").sees("还没有收到", "本次没有提交");

        Person manager = visitor(options -> options.setViewportSize(390, 844).setIsMobile(true).setHasTouch(true))
                .signsIn("yanggu-fuzeren");
        manager.firstCaseIn("/opinions", number);
        manager.pageFitsTheWindow().follows(number).sees("培训地点在乡镇，是否受理？").pageFitsTheWindow();
        manager.page().locator("textarea[name=opinion]").fill("可以受理，开班时到现场检查。");
        manager.presses("提交意见").sees("意见已提交");
        Pictures.take(manager.page(), "opinion-given-390");

        clerk.opensCase(number).sees("可以受理，开班时到现场检查。").doesNotSee("还没有收到");
        clerk.decides("受理", "材料齐全，予以受理。").sees("已提交");
    }

    @Test
    @DisplayName("经办登记不在岗, 同事确认后办理其手中的事项, 处处写明由谁代办; 交接单可以打印")
    void deputy() {
        Person away = signIn("linqing-jingban2");
        String number = away.firstCaseIn("/todo", "受理备案", "待认领");
        away.claims(number).opens("/absence");
        String today = time.today().toString();
        away.fills("开始日期", today).fills("结束日期", time.today().plusDays(3).toString());
        away.page().locator("#own-deputy").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        away.presses("登记，请代办人确认").sees("待代办人确认");

        Person deputy = signIn("linqing-jingban");
        deputy.opens("/absence").presses("同意代办").sees("代办中");
        deputy.opens("/todo?tab=mine").sees(number, "本人（代");
        deputy.opensCase(number).sees("不在岗，由").pageFitsTheWindow();
        deputy.decides("受理", "材料齐全，予以受理。").sees("（代");
        Pictures.take(deputy.page(), "deputy-1366");

        away.opens("/absence").page().getByLabel("交接单").or(away.page().getByText("交接单")).first().click();
        away.sees("工作交接单");
        Pictures.take(away.page(), "handover-1366");
    }
}
