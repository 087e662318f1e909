package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("本人的登录会话")
class OwnSessionsTest {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0";
    private static final String WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47";

    @Autowired MockMvc mvc;
    @Autowired IdleSessions idle;
    @Autowired Users users;
    @Autowired JdbcClient jdbc;
    @Autowired OwnSessions sessions;
    @Autowired SecondFactors factors;
    @Autowired People people;
    @Autowired Clock clock;
    @Autowired SignInSettings usual;
    @Autowired TimeMachine.Mover time;

    private final String userId = "session-" + UUID.randomUUID().toString().substring(0, 8);
    private final String another = userId + "-2";

    @BeforeEach
    void accounts() {
        time.reset(); // which sign-in was first is seen by the clock, and an earlier test may have stopped it
        for (String id : new String[] {userId, another}) {
            users.create(new NewUser(id, "某某", null, PASSWORD, Set.of(new Grant(Role.COUNTY_CLERK, "371524", null)), false),
                    Actor.SYSTEM);
        }
    }

    @AfterEach
    void remove() {
        ReflectionTestUtils.setField(target(), "settings", usual);
        Telephone.remove(jdbc, userId);
        Telephone.remove(jdbc, another);
    }

    private Cookie signIn(String id, String userAgent, String address) throws Exception {
        return mvc.perform(post("/login").with(csrf()).header("User-Agent", userAgent)
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        }).param("username", id).param("password", PASSWORD))
                .andReturn().getResponse().getCookie("SESSION");
    }

    private String account(Cookie session) throws Exception {
        return mvc.perform(get("/account").cookie(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    private int audited(String action) {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = ? AND actor_id = ?").params("identity." + action, userId)
                .query(Integer.class).single();
    }

    private static String endOf(String page, String device) {
        return Jsoup.parse(page).select("tr:contains(" + device + ") button").attr("formaction");
    }

    @Test
    @DisplayName("列出设备、地址、时间，标明本次会话；不含他人的，页面上没有会话号")
    void lists() throws Exception {
        Cookie here = signIn(userId, EDGE, "10.1.1.1");
        Cookie phone = signIn(userId, WECHAT, "10.2.2.2");
        signIn(another, EDGE, "10.3.3.3");
        String page = account(here);
        PageAssertions.assertPolite(page);
        assertThat(Jsoup.parse(page).select("section[aria-labelledby=sessions] tbody tr").eachText())
                .hasSize(2)
                .satisfiesExactly(
                        own -> assertThat(own).contains("Windows 电脑上的 Edge", "10.1.1.1", "本次会话"),
                        other -> assertThat(other).contains("安卓手机上的 微信", "10.2.2.2", "结束该会话"));
        for (Cookie cookie : new Cookie[] {here, phone}) {
            String id = new String(Base64.getDecoder().decode(cookie.getValue()));
            assertThat(page).doesNotContain(id, cookie.getValue());
        }
    }

    @Test
    @DisplayName("结束一个会话：该处立即退出，本处不受影响，记入审计；再次结束答复不存在")
    void endsOne() throws Exception {
        Cookie here = signIn(userId, EDGE, "10.1.1.1");
        Cookie phone = signIn(userId, WECHAT, "10.2.2.2");
        String end = endOf(account(here), "微信");
        mvc.perform(post(end).cookie(here).with(csrf()).param("proof", PASSWORD)).andExpect(redirectedUrl("/account"));
        mvc.perform(get("/account").cookie(phone).accept("text/html")).andExpect(redirectedUrl("/login"));
        assertThat(account(here)).doesNotContain("微信");
        assertThat(audited("sessionEnded")).isOne();
        mvc.perform(post(end).cookie(here).with(csrf()).param("proof", PASSWORD)).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("结束其他全部会话")
    void endsOthers() throws Exception {
        Cookie here = signIn(userId, EDGE, "10.1.1.1");
        Cookie phone = signIn(userId, WECHAT, "10.2.2.2");
        Cookie office = signIn(userId, EDGE, "10.4.4.4");
        mvc.perform(post("/account/sessions/others/end").cookie(here).with(csrf()).param("proof", PASSWORD)).andExpect(redirectedUrl("/account"));
        for (Cookie ended : new Cookie[] {phone, office}) {
            mvc.perform(get("/account").cookie(ended).accept("text/html")).andExpect(redirectedUrl("/login"));
        }
        mvc.perform(get("/account").cookie(here)).andExpect(content().string(not(containsString("结束其他全部会话"))));
        assertThat(audited("otherSessionsEnded")).isOne();
    }

    @Test
    @DisplayName("结束会话以前再核对一次是本人：没有密码、密码不对的不结束，并计入输错次数；绑定了动态口令的须填动态口令，密码不算")
    void provenAgain() throws Exception {
        Cookie here = signIn(userId, EDGE, "10.1.1.1");
        Cookie phone = signIn(userId, WECHAT, "10.2.2.2");
        String end = endOf(account(here), "微信");
        for (String path : new String[] {end, "/account/sessions/others/end"}) {
            mvc.perform(post(path).cookie(here).with(csrf()).param("proof", path.equals(end) ? "" : "Wrong-Horse-7"))
                    .andExpect(redirectedUrl("/account")).andExpect(flash().attribute("problem", containsString("没有结束任何会话")));
        }
        mvc.perform(get("/account").cookie(phone)).andExpect(status().isOk());
        assertThat(audited("signInFailed")).isEqualTo(2);

        var person = people.actor(userId);
        var enrolment = factors.begin(person);
        factors.enrol(person, PASSWORD, enrolment.sealed(), OneTimeCode.at(enrolment.secret().replace(" ", ""), clock.instant()));
        assertThat(Jsoup.parse(account(here)).select("label[for=proof]").text()).isEqualTo("动态口令（再次核对）");
        mvc.perform(post(end).cookie(here).with(csrf()).param("proof", PASSWORD)).andExpect(flash().attributeExists("problem"));
        mvc.perform(get("/account").cookie(phone)).andExpect(status().isOk());
    }

    @Test
    @DisplayName("会话号由安全随机数产生，216位，不是 UUID，次次不同")
    void longIds() throws Exception {
        var ids = new HashSet<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(new String(Base64.getDecoder().decode(signIn(userId, EDGE, "10.1.1." + i).getValue())));
        }
        assertThat(ids).hasSize(5).allSatisfy(id -> {
            assertThat(Base64.getUrlDecoder().decode(id)).hasSize(27);
            assertThatThrownBy(() -> UUID.fromString(id)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    @DisplayName("空闲30分钟退出：29分钟没有操作的仍可继续，满30分钟的须重新登录")
    void idle() throws Exception {
        Cookie session = signIn(userId, EDGE, "10.1.1.1");
        lastUsed(session, Duration.ofMinutes(29));
        mvc.perform(get("/account").cookie(session)).andExpect(status().isOk());
        lastUsed(session, Duration.ofMinutes(30).plusSeconds(1));
        mvc.perform(get("/account").cookie(session).accept("text/html")).andExpect(redirectedUrl("/login"));
        mvc.perform(get("/account").cookie(session).accept("text/html")).andExpect(redirectedUrl("/login"));
    }

    @Test
    @DisplayName("空闲退出也记入审计，一次：本人又回来的也记；还能继续的不记")
    void idleIsRecorded() throws Exception {
        Cookie session = signIn(userId, EDGE, "10.1.1.1");
        Cookie returned = signIn(userId, EDGE, "10.1.1.2");
        Cookie inUse = signIn(userId, EDGE, "10.1.1.3");
        lastUsed(session, Duration.ofMinutes(30).plusSeconds(1));
        lastUsed(returned, Duration.ofMinutes(30).plusSeconds(1));
        mvc.perform(get("/account").cookie(returned).accept("text/html")).andExpect(redirectedUrl("/login"));
        idle.sweep();
        idle.sweep();
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE action = 'identity.signedOut' AND actor_id = ?").param(userId)
                .query(String.class).list()).containsExactly("30分钟没有操作，自动退出。", "30分钟没有操作，自动退出。");
        mvc.perform(get("/account").cookie(inUse)).andExpect(status().isOk());
        mvc.perform(get("/account").cookie(session).accept("text/html")).andExpect(redirectedUrl("/login"));
    }

    @Test
    @DisplayName("升级后读不出的旧会话也清除，不妨碍其他会话退出和留痕")
    void unreadableOnesEndToo() throws Exception {
        Cookie session = signIn(userId, EDGE, "10.1.1.1");
        Cookie old = signIn(another, EDGE, "10.3.3.3");
        lastUsed(session, Duration.ofMinutes(30).plusSeconds(1));
        lastUsed(old, Duration.ofMinutes(30).plusSeconds(1));
        assertThat(jdbc.sql("""
                UPDATE spring_session_attributes SET attribute_bytes = 'abc' WHERE attribute_name = 'SPRING_SECURITY_CONTEXT'
                AND session_primary_id = (SELECT primary_id FROM spring_session WHERE session_id = ?)""")
                .param(new String(Base64.getDecoder().decode(old.getValue()))).update()).isOne();
        idle.sweep();
        assertThat(jdbc.sql("SELECT count(*) FROM spring_session WHERE principal_name IN (?, ?)").params(userId, another).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("SELECT actor_id FROM audit_entry WHERE action = 'identity.signedOut' AND actor_id IN (?, ?)").params(userId, another)
                .query(String.class).list()).containsExactly(userId);
    }

    /** As the store has it after that time without a request. */
    private void lastUsed(Cookie session, Duration before) {
        String id = new String(Base64.getDecoder().decode(session.getValue()));
        long then = System.currentTimeMillis() - before.toMillis();
        assertThat(jdbc.sql("UPDATE spring_session SET last_access_time = ?, expiry_time = ? + max_inactive_interval * 1000 WHERE session_id = ?")
                .params(then, then, id).update()).isOne();
    }

    @Test
    @DisplayName("不能结束他人的会话：答复不存在")
    void notOfOthers() throws Exception {
        Cookie here = signIn(userId, EDGE, "10.1.1.1");
        signIn(another, EDGE, "10.3.3.3");
        Cookie theirs = signIn(another, WECHAT, "10.3.3.4");
        String end = endOf(account(signIn(another, "", "10.3.3.5")), "微信");
        mvc.perform(post(end).cookie(here).with(csrf()).param("proof", PASSWORD)).andExpect(status().isNotFound());
        mvc.perform(get("/account").cookie(theirs)).andExpect(status().isOk());
    }

    @Test
    @DisplayName("修改密码：用旧密码打开的会话全部退出")
    void passwordEndsAll() throws Exception {
        Cookie here = signIn(userId, EDGE, "10.1.1.1");
        Cookie phone = signIn(userId, WECHAT, "10.2.2.2");
        mvc.perform(post("/password").cookie(here).with(csrf()).param("old", PASSWORD)
                .param("fresh", "Another-Horse-8").param("again", "Another-Horse-8")).andExpect(redirectedUrl("/login?password"));
        for (Cookie ended : new Cookie[] {here, phone}) {
            mvc.perform(get("/account").cookie(ended).accept("text/html")).andExpect(redirectedUrl("/login"));
        }
    }

    @Test
    @DisplayName("同时登录至多3处（设置）：第4处登录，最早的一处退出并说明原因，其余不受影响，记入审计；他人的不受影响")
    void atMostSoMany() throws Exception {
        atMost(3);
        Cookie theirs = signIn(another, EDGE, "10.3.3.3");
        Cookie first = signIn(userId, WECHAT, "10.1.1.1");
        Cookie second = signIn(userId, EDGE, "10.1.1.2");
        Cookie third = signIn(userId, EDGE, "10.1.1.3");
        mvc.perform(get("/account").cookie(first)).andExpect(status().isOk());
        Cookie fourth = signIn(userId, EDGE, "10.1.1.4");
        mvc.perform(get("/account").cookie(first).accept("text/html")).andExpect(redirectedUrl("/login?displaced"));
        mvc.perform(get("/login?displaced")).andExpect(content().string(containsString("这里最早，已自动退出")));
        for (Cookie open : new Cookie[] {second, third, fourth, theirs}) {
            mvc.perform(get("/account").cookie(open)).andExpect(status().isOk());
        }
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE action = 'identity.sessionDisplaced' AND actor_id = ?")
                .param(userId).query(String.class).list()).singleElement().asString().contains("超过3处", "安卓手机上的 微信，10.1.1.1");
    }

    @Test
    @DisplayName("被结束的会话什么也打不开，也不再列出")
    void displacedIsNobody() throws Exception {
        atMost(1);
        Cookie first = signIn(userId, WECHAT, "10.1.1.1");
        Cookie second = signIn(userId, EDGE, "10.1.1.2");
        assertThat(account(second)).doesNotContain("微信");
        mvc.perform(post("/account/sessions/others/end").cookie(first).with(csrf())).andExpect(redirectedUrl("/login?displaced"));
        mvc.perform(get("/account").cookie(first).accept("text/html")).andExpect(redirectedUrl("/login"));
        mvc.perform(get("/account").cookie(second)).andExpect(status().isOk());
    }

    private OwnSessions target() {
        return AopTestUtils.getTargetObject(sessions);
    }

    /** Not by a context of its own: a second engine would take the name of the first. */
    private void atMost(int number) {
        ReflectionTestUtils.setField(target(), "settings", new SignInSettings(usual.attempts(),
                usual.window(), usual.lock(), usual.longestSession(), usual.secondFactor(), usual.secondStep(),
                usual.clockTolerance(), usual.recoveryCodes(), number, usual.perAddress(), usual.perAddressRefill()));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1 | iPhone上的 Safari",
        "Mozilla/5.0 (X11; Linux x86_64; UOS) Gecko/20100101 Firefox/115.0 | 统信电脑上的 Firefox",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 | 苹果电脑上的 Chrome",
        "curl/8.5 | 未知设备上的 未知浏览器"})
    @DisplayName("设备用话说明")
    void devices(String userAgent, String words) {
        assertThat(Device.inWords(userAgent)).isEqualTo(words);
    }
}
