package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("动态口令和本人会话")
class SecondFactorTest extends BrowserTest {

    private static final String CLERK = "gxq-jingban2";

    @Autowired JdbcClient jdbc;

    @AfterEach
    void giveBack() {
        jdbc.sql("DELETE FROM second_factor WHERE user_id = ?").param(CLERK).update();
    }

    @Test
    @DisplayName("只用键盘绑定，下次登录填口令，任务列表在此以前打不开；结束另一处会话")
    void enrolsAndSignsIn() throws Exception {
        Person clerk = signIn(CLERK).opens("/account").follows("绑定动态口令");
        look(clerk, "enrolment");
        String secret = clerk.page().locator(".sign-in-secret").textContent();
        clerk.page().getByLabel("登录密码").fill(Person.PASSWORD);
        clerk.page().keyboard().press("Tab");
        clerk.page().keyboard().type(code(secret, 0));
        clerk.page().keyboard().press("Enter");
        clerk.sees("只显示这一次");
        List<String> recoveryCodes = clerk.page().locator(".sign-in-codes li").allTextContents();
        look(clerk, "recovery-codes");
        clerk.follows("已保管好，继续").opens("/account").sees("未用的恢复码 10 个");

        Person phone = visitor(options -> options.setUserAgent("Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36"));
        phone.opens("/login").page().getByLabel("用户名").fill(CLERK);
        phone.page().getByLabel("密码").fill(Person.PASSWORD);
        phone.presses("登录").sees("密码已核对");
        look(phone, "second-factor");
        phone.opens("/camunda/app/tasklist/").sees("密码已核对");
        assertThat(phone.page()).hasURL(Pattern.compile("/second-factor$"));
        phone.awaits(400).page().getByLabel("动态口令或者恢复码").fill("000000");
        phone.presses("继续登录").sees("不正确或者已经用过");
        phone.page().keyboard().type(code(secret, 30));
        phone.page().keyboard().press("Enter");
        assertThat(phone.page()).hasURL(Pattern.compile("/todo"));

        clerk.opens("/account").sees("安卓手机上的 Chrome", "本次会话");
        look(clerk, "account-sessions");
        clerk.page().getByLabel("动态口令（再次核对）").fill(recoveryCodes.get(1));
        clerk.page().getByRole(com.microsoft.playwright.options.AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(Pattern.compile("结束该会话：安卓手机"))).click();
        clerk.sees("该会话已结束");
        phone.opens("/todo");
        assertThat(phone.page()).hasURL(Pattern.compile("/login"));
        clerk.page().getByLabel("动态口令或者恢复码").fill(recoveryCodes.get(0));
        clerk.presses("停用动态口令").sees("动态口令已停用", "尚未绑定");
    }

    private static void look(Person person, String name) {
        assertThat(Axe.findings(person.page())).as(name).isEmpty();
        Pictures.take(person.page(), name + "-1366");
        person.page().setViewportSize(390, 844);
        person.pageFitsTheWindow();
        Pictures.take(person.page(), name + "-390");
        person.page().setViewportSize(1366, 768);
    }

    /** What a telephone shows whose clock is {@code ahead} seconds fast: each code is taken once. */
    private static String code(String secret, int ahead) throws Exception {
        Instant now = ClockUtil.getCurrentTime().toInstant().plusSeconds(ahead);
        return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(
                new SecretKeySpec(new Base32().decode(secret.replace(" ", "")), "HmacSHA1"), now, Locale.ROOT);
    }
}
