package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.AtOnce;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("动态口令（自愿绑定）")
class SecondFactorTest {

    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 6, 9, 0);

    @Autowired MockMvc mvc;
    @Autowired Users users;
    @Autowired SecondFactors factors;
    @Autowired SecondFactorCheck check;
    @Autowired SignIn signIn;
    @Autowired Accounts accounts;
    @Autowired People people;
    @Autowired PasswordEncoder passwords;
    @Autowired SignInRecord record;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;
    @Autowired Commands commands;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    private final String userId = "totp-" + UUID.randomUUID().toString().substring(0, 8);
    private Telephone owner;

    @BeforeEach
    void enrolled() {
        time.set(MORNING);
        owner = new Telephone(userId, Role.COUNTY_CLERK, users, mvc);
        owner.enrol(factors);
        time.set(MORNING.plusMinutes(1));
    }

    @AfterEach
    void remove() {
        Telephone.remove(jdbc, userId);
        time.reset();
    }

    private int audited(String action) {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = :action AND (actor_id = :user OR strpos(summary, :user) > 0)")
                .param("action", "identity." + action).param("user", userId).query(Integer.class).single();
    }

    @Test
    @DisplayName("密码之后要动态口令；填对即登录，回到原来要打开的页面，会话号更换，记入审计")
    void signsIn() throws Exception {
        var asked = mvc.perform(get("/todo?tab=mine").accept("text/html")).andReturn().getResponse().getCookie("SESSION");
        var half = mvc.perform(post("/login").cookie(asked).with(csrf()).param("username", userId)
                        .param("password", Telephone.PASSWORD))
                .andExpect(redirectedUrl("/second-factor")).andReturn().getResponse().getCookie("SESSION");
        mvc.perform(get("/second-factor").cookie(half)).andExpect(status().isOk())
                .andExpect(content().string(containsString("密码已核对")));
        var answer = owner.types(owner.code(), half);
        assertThat(answer.getRedirectedUrl()).contains("/todo?tab=mine");
        var session = answer.getCookie("SESSION");
        assertThat(session.getValue()).isNotEqualTo(half.getValue());
        mvc.perform(get("/todo").cookie(session)).andExpect(status().isOk());
        mvc.perform(get("/todo").cookie(half)).andExpect(redirectedUrl("/login"));
        assertThat(audited("secondFactorEnrolled")).isOne();
        assertThat(audited("passwordAccepted")).isOne();
        assertThat(audited("signedIn")).isOne();
    }

    @Test
    @DisplayName("用过的口令不能再用，另一处同时填写也只成功一处")
    void notTwice() throws Exception {
        String code = owner.code();
        var pool = Executors.newFixedThreadPool(4);
        Callable<Boolean> attempt = () -> {
            try {
                check.code(userId, code);
                return true;
            } catch (RequestRefused refused) {
                return false;
            }
        };
        long accepted = pool.invokeAll(Stream.generate(() -> attempt).limit(4).toList()).stream()
                .filter(result -> {
                    try {
                        return result.get();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }).count();
        pool.shutdown();
        assertThat(accepted).isOne();
        var half = owner.password();
        assertThat(owner.types(code, half).getStatus()).isEqualTo(400);
    }

    @Test
    @DisplayName("口令连续输错与密码输错合并计数：5次锁定，其间再输密码不清零，锁定期内口令正确也不能登录")
    void locks() throws Exception {
        var half = owner.password();
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(owner.types(owner.wrongCode(), half).getStatus()).isEqualTo(400);
        }
        half = owner.password();
        assertThat(owner.types(owner.wrongCode(), half).getRedirectedUrl()).isEqualTo("/login?error");
        assertThat(audited("codeFailed")).isEqualTo(4);
        assertThat(audited("accountLocked")).isOne();
        mvc.perform(get("/second-factor").cookie(half)).andExpect(redirectedUrl("/"));
        time.set(MORNING.plusMinutes(32));
        assertThat(owner.types(owner.code(), owner.password()).getRedirectedUrl()).isEqualTo("/");
    }

    @Test
    @DisplayName("二十处同时猜口令：至多5次得到判断")
    void guessesAtOnceAreAllCounted() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        String wrong = owner.wrongCode();
        pool.invokeAll(Stream.<Callable<Void>>generate(() -> () -> {
            assertThatThrownBy(() -> check.code(userId, wrong)).isInstanceOf(RequestRefused.class);
            return null;
        }).limit(20).toList());
        pool.shutdown();
        assertThat(audited("codeFailed") + audited("accountLocked")).isEqualTo(5);
        assertThat(audited("signInRefused")).isPositive();
    }

    @Test
    @DisplayName("同时猜密码：至多5次得到判断，锁定以后密码正确也不放行")
    void passwordsAtOnceAreAllCounted() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> signIn.authenticate(attempt("wrong-Password-1"))).isInstanceOf(BadCredentialsException.class);
        }
        AtOnce.succeeded(Stream.<Callable<Boolean>>generate(() -> () -> {
            assertThatThrownBy(() -> signIn.authenticate(attempt("wrong-Password-1"))).isInstanceOf(BadCredentialsException.class);
            return true;
        }).limit(8).toList());
        assertThat(audited("accountLocked")).as("锁定一次，锁定以后的不再判断").isOne();
        assertThat(audited("signInFailed")).isEqualTo(4);
        assertThatThrownBy(() -> signIn.authenticate(attempt(Telephone.PASSWORD))).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    @DisplayName("读出账号以后、核对完密码以前被锁定的：密码正确也得不到等待口令的会话")
    void lockedWhileHashing() {
        var slow = new SignIn(accounts, people, new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return passwords.encode(password);
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                jdbc.sql("UPDATE app_user SET locked_until = ? WHERE user_id = ?")
                        .params(Timestamp.valueOf(MORNING.plusMinutes(30)), userId).update();
                return passwords.matches(password, hash);
            }
        }, factors, record, transaction, clock);
        assertThatThrownBy(() -> slow.authenticate(attempt(Telephone.PASSWORD))).isInstanceOf(BadCredentialsException.class);
        assertThat(audited("passwordAccepted")).isZero();
    }

    private Authentication attempt(String password) {
        return new UsernamePasswordAuthenticationToken(userId, password);
    }

    @Test
    @DisplayName("密码之后十分钟内没有填写口令：须重新登录")
    void secondStepEnds() throws Exception {
        var half = owner.password();
        time.set(MORNING.plusMinutes(11).plusSeconds(1));
        mvc.perform(get("/second-factor").cookie(half)).andExpect(redirectedUrl("/login?expired"));
    }

    @Test
    @DisplayName("恢复码代替口令，只能用一次；重新生成后原来的作废")
    void recoveryCodes() throws Exception {
        assertThat(owner.recoveryCodes).hasSize(10).doesNotHaveDuplicates();
        String code = owner.recoveryCodes.get(3);
        var session = owner.types(" " + code + " ", owner.password()).getCookie("SESSION");
        assertThat(session).isNotNull();
        assertThat(owner.types(code, owner.password()).getStatus()).isEqualTo(400);
        assertThat(audited("recoveryCodeUsed")).isOne();
        mvc.perform(get("/account").cookie(session)).andExpect(content().string(containsString("未用的恢复码 9 个")));
        mvc.perform(post("/account/second-factor/recovery-codes").cookie(session).with(csrf()).param("code", owner.code()))
                .andExpect(status().isOk()).andExpect(content().string(containsString("只显示这一次")));
        assertThat(owner.types(owner.recoveryCodes.get(4), owner.password()).getStatus()).isEqualTo(400);
    }

    @Test
    @DisplayName("库中没有密钥和恢复码的明文；密文移到别人名下不能用")
    void encryptedAtRest() {
        String secret = jdbc.sql("SELECT secret FROM second_factor WHERE user_id = ?").param(userId).query(String.class).single();
        assertThat(secret).doesNotContain(owner.secret);
        assertThat(jdbc.sql("SELECT hash FROM recovery_code WHERE user_id = ?").param(userId).query(String.class).list())
                .hasSize(10).allMatch(hash -> hash.startsWith("{bcrypt}"));
        assertThatThrownBy(() -> factors.again(owner.actor, secret)).isInstanceOf(RequestRefused.class);
        var another = actor(Role.AUDITOR, "371500");
        String sealed = factors.begin(owner.actor).sealed();
        assertThatThrownBy(() -> factors.again(another, sealed)).isInstanceOf(RequestRefused.class);
    }

    @Test
    @DisplayName("已登录的人绑定须再填密码；口令不符的保留同一个二维码；绑定后下次登录即要口令")
    void enrolsFromAccount() throws Exception {
        factors.remove(owner.actor, owner.code());
        var session = owner.password();
        var page = mvc.perform(get("/second-factor/enrolment").cookie(session)).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();
        var document = org.jsoup.Jsoup.parse(page);
        assertThat(document.select("img").attr("src")).startsWith("data:image/png;base64,");
        String sealed = document.select("input[name=sealed]").val();
        owner.secret = document.select(".sign-in-secret").text().replace(" ", "");
        var wrong = post("/second-factor/enrolment").cookie(session).with(csrf()).param("sealed", sealed)
                .param("password", Telephone.PASSWORD).param("code", owner.wrongCode());
        mvc.perform(wrong).andExpect(status().isBadRequest()).andExpect(content().string(containsString(sealed)));
        var guess = post("/second-factor/enrolment").cookie(session).with(csrf()).param("sealed", sealed)
                .param("password", "not-the-Password-1").param("code", owner.code());
        mvc.perform(guess).andExpect(status().isBadRequest()).andExpect(content().string(containsString("登录密码：不正确")));
        var right = post("/second-factor/enrolment").cookie(session).with(csrf()).param("sealed", sealed)
                .param("password", Telephone.PASSWORD).param("code", owner.code());
        mvc.perform(right).andExpect(status().isOk()).andExpect(content().string(containsString("恢复码")));
        mvc.perform(right).andExpect(status().isConflict());
        mvc.perform(get("/todo").cookie(owner.password())).andExpect(redirectedUrl("/second-factor"));
    }

    @Test
    @DisplayName("本人停用须填口令")
    void removes() throws Exception {
        var session = owner.types(owner.code(), owner.password()).getCookie("SESSION");
        mvc.perform(post("/account/second-factor/removal").cookie(session).with(csrf()).param("code", owner.wrongCode()))
                .andExpect(status().isBadRequest());
        time.set(MORNING.plusMinutes(2));
        mvc.perform(post("/account/second-factor/removal").cookie(session).with(csrf()).param("code", owner.code()))
                .andExpect(redirectedUrl("/account"));
        assertThat(audited("secondFactorRemoved")).isOne();
        mvc.perform(get("/todo").cookie(owner.password())).andExpect(status().isOk());
    }

    @Test
    @DisplayName("安全管理员重置他人的动态口令：会话全部退出，核实身份的方式记入审计，没有选择的不办；不得重置本人的，其他岗位不得重置")
    void reset() throws Exception {
        var session = owner.types(owner.code(), owner.password()).getCookie("SESSION");
        var security = actor(Role.SECURITY_ADMIN, "371500");
        String path = "/admin/users/" + userId + "/second-factor/reset";
        mvc.perform(post(path).with(signedInAs(actor(Role.SYSTEM_ADMIN, "371500"))).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(get("/admin/users/" + userId).with(signedInAs(security)))
                .andExpect(content().string(containsString("重置动态口令")));
        mvc.perform(post(path).with(signedInAs(security)).with(csrf()).param("commandId", commands.next()))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("须核实是本人")));
        assertThat(audited("secondFactorReset")).isZero();
        mvc.perform(post(path).with(signedInAs(security)).with(csrf()).param("commandId", commands.next()).param("proof", "BY_UNIT"))
                .andExpect(redirectedUrl("/admin/users/" + userId));
        mvc.perform(get("/todo").cookie(session)).andExpect(redirectedUrl("/login"));
        assertThat(audited("secondFactorReset")).isOne();
        assertThat(jdbc.sql("SELECT changes::text FROM audit_entry WHERE action = 'identity.secondFactorReset' AND strpos(summary, ?) > 0").param(userId)
                .query(String.class).single()).contains("所在单位出具盖章证明");
        mvc.perform(post(path).with(signedInAs(security)).with(csrf()).param("commandId", commands.next()).param("proof", "BY_UNIT"))
                .andExpect(status().isConflict());
        assertThatThrownBy(() -> factors.reset(userId, IdentityProof.IN_PERSON, owner.actor)).hasMessageContaining("不得变更本人账号");
    }
}
