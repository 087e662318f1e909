package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The whole code flow over HTTP, against Spring Authorization Server. */
@IntegrationTest
@DirtiesContext
@Order(Order.DEFAULT + 1) // its engine takes the name of the first from the webapps of other tests
@DisplayName("统一身份认证登录")
class OidcSignInTest extends OidcFlow {

    @Autowired OidcClaims oidcClaims;
    @Autowired Accounts accounts;
    @Autowired OidcSignIn signIn;
    @Autowired ProviderRegistration registration;
    @Autowired AuditTrail audit;
    @Autowired ProviderLinks links;
    @Autowired MockMvc mvc;

    @Test
    @DisplayName("登录页有入口；转到认证服务器时带 PKCE（S256）、state 和 nonce，没有密钥")
    void begins() throws Exception {
        var link = Jsoup.parse(get("/login").body()).select("a:contains(统一身份认证登录)");
        assertThat(link.attr("href")).isEqualTo("/oauth2/authorization/unified");
        assertThat(target(get(link.attr("href")))).startsWith(PROVIDER.issuer() + "/oauth2/authorize?")
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "state=", "nonce=")
                .doesNotContain(OidcServer.CLIENT_SECRET);
    }

    @Test
    @DisplayName("已有账号：按账号名对应，权限以本系统为准，初始密码不必修改；登录前要打开的页面随即打开；记入审计")
    void existingAccount() throws Exception {
        hasAccount(Role.COUNTY_CLERK, "371524");
        says("roles", "谁也不认识");
        assertThat(target(get("/notifications"))).endsWith("/login");
        assertThat(signsIn()).startsWith("/notifications");
        assertThat(get("/account").body()).contains("某某");
        assertThat(audited("oidcLinked")).hasSize(1);
        assertThat(audited("signedIn")).containsExactly("以统一身份认证登录成功。");
    }

    @Test
    @DisplayName("会话中没有认证服务器的令牌，也没有它的身份")
    void nothingOfTheProviderKept() throws Exception {
        hasAccount(Role.COUNTY_CLERK, "371524");
        says();
        signsIn();
        assertThat(jdbc.sql("""
                        SELECT encode(attribute_bytes, 'escape') FROM spring_session s
                        JOIN spring_session_attributes a ON a.session_primary_id = s.primary_id WHERE principal_name = ?""")
                .param(name).query(String.class).list())
                .isNotEmpty().noneMatch(bytes -> bytes.contains("oauth2") || bytes.contains("subject-of"));
    }

    @Test
    @DisplayName("登录以后 Camunda 页面和接口照样可用；没有权限的照样拒绝")
    void webapps() throws Exception {
        hasAccount(Role.OPERATOR, "371500");
        says();
        signsIn();
        assertThat(get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(get("/camunda/api/engine/engine/default/user/" + name + "/profile").body()).contains(name);
        assertThat(get("/admin/users").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("以后凭认证服务器的编号认人，改了账号名还是原账号；别人用了这个账号名也得不到它")
    void subjectDecides() throws Exception {
        hasAccount(Role.COUNTY_CLERK, "371524");
        says();
        signsIn();
        says("preferred_username", "another-name");
        assertThat(signsIn()).isEqualTo("/");
        assertThat(audited("signedIn")).hasSize(2);
        says("sub", "somebody-else");
        assertThat(signsIn()).isEqualTo("/login?oidc");
        assertThat(problem()).contains("已由另一个统一身份认证用户使用");
        assertThat(problem()).isEmpty();
    }

    @Test
    @DisplayName("没有账号：按角色和辖区开通，角色在认证服务器改了，下次登录随之调整")
    void opens() throws Exception {
        says("roles", List.of("经办"), "jurisdiction", "371524000000");
        assertThat(signsIn()).isEqualTo("/");
        assertThat(people.actor(name)).isEqualTo(new Actor(name, "王某", Set.of(new Grant(Role.COUNTY_CLERK, "371524", null))));
        says("roles", List.of("运维"), "jurisdiction", "聊城市");
        signsIn();
        assertThat(people.actor(name).grants()).containsExactly(new Grant(Role.OPERATOR, "371500", null));
        says("roles", List.of("厨师"), "jurisdiction", "聊城市");
        assertThat(signsIn()).isEqualTo("/login?oidc");
        assertThat(people.actor(name).grants()).containsExactly(new Grant(Role.OPERATOR, "371500", null));
    }

    @Test
    @DisplayName("按声明开通的账号：账号页写明角色由统一身份认证决定，不给角色表；在本系统调整的答复409；解除关联以后可以调整")
    void rolesOfTheProvider() throws Exception {
        says("roles", List.of("经办"), "jurisdiction", "371524000000");
        signsIn();
        var security = SignedInAs.actor(Role.SECURITY_ADMIN, "371500");
        var account = MockMvcRequestBuilders.get("/admin/users/" + name).with(SignedInAs.signedInAs(security));
        assertThat(mvc.perform(account).andReturn().getResponse().getContentAsString())
                .contains("角色由统一身份认证决定，每次登录时更新；如需立即取消，请停用账号", "县区经办（东阿县）").doesNotContain("保存角色");
        var manager = Set.of(new Grant(Role.COUNTY_MANAGER, "371524", null));
        assertThatThrownBy(() -> users.setGrants(name, null, manager, security)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("由统一身份认证决定").extracting("kind").isEqualTo(RequestRefused.Kind.CONFLICT);
        links.undo(name, security);
        assertThat(mvc.perform(account).andReturn().getResponse().getContentAsString()).contains("保存角色");
        users.setGrants(name, null, manager, security);
        signsIn();
        assertThat(people.actor(name).grants()).isEqualTo(manager);
    }

    @ParameterizedTest(name = "{0}，{1}：{2}")
    @CsvSource({
        "厨师, 东阿县, 在本系统没有对应的角色",
        "'', 东阿县, 没有给出您的角色",
        "经办, 济南市, 在本系统没有对应的辖区",
        "经办, '', 没有给出您的辖区",
        "经办, 聊城市, 县区经办只能在县",
        "企业, 东阿县, 申报人员账号须先由安全管理员开通",
        "系统;安全, 聊城市, 须由不同人员担任",
        "系统;经办, 聊城市, 县区经办只能在县"})
    @DisplayName("对应不上的角色、辖区，三员兼任的，拒绝开通，说明原因，记入审计")
    void refuses(String roles, String jurisdiction, String reason) throws Exception {
        says("roles", roles.isEmpty() ? List.of() : List.of(roles.split(";")), "jurisdiction", jurisdiction);
        assertThat(signsIn()).isEqualTo("/login?oidc");
        assertThat(problem()).contains(reason);
        assertThat(people.find(name)).isEmpty();
        assertThat(audited("signInRefused")).singleElement().asString().contains(reason);
        assertThat(target(get("/account"))).endsWith("/login");
    }

    @Test
    @DisplayName("没有设为自动开通的，只认已有账号")
    void opensNoneUnlessSet() {
        var closed = new OidcSettings(PROVIDER.issuer(), "x", "x", Set.of("openid"), "preferred_username", "name", "roles",
                "jurisdiction", List.of("经办=countyClerk"), List.of(), false, Set.of(), Set.of());
        var person = new DefaultOidcUser(List.of(), new OidcIdToken("t", null, null,
                Map.of("sub", name, "preferred_username", name, "roles", "经办", "jurisdiction", "东阿县")));
        assertThatThrownBy(() -> new OidcAccounts(jdbc, closed, oidcClaims, accounts, users, people, audit, clock).of(person))
                .hasMessageContaining("请联系本单位安全管理员开通");
    }

    @Test
    @DisplayName("停用的账号登录不了")
    void disabled() throws Exception {
        hasAccount(Role.COUNTY_CLERK, "371524");
        users.setEnabled(name, false, Actor.SYSTEM);
        says();
        assertThat(signsIn()).isEqualTo("/login?oidc");
        assertThat(problem()).contains("已停用");
    }

    @Test
    @DisplayName("别人输错密码锁定的账号，从统一身份认证照样登录，密码登录仍锁定")
    void lockedByWrongPasswords() throws Exception {
        hasAccount(Role.COUNTY_CLERK, "371524");
        for (int i = 0; i < 5; i++) {
            accounts.failed(name);
        }
        says();
        assertThat(signsIn()).isEqualTo("/");
        assertThat(accounts.lock(name).usableAt(clock.instant())).isFalse();
    }

    @Test
    @DisplayName("绑定了动态口令的：认证服务器没有核验第二要素，仍须填写动态口令；核验过的（amr 为 mfa）不再问")
    void secondFactor() throws Exception {
        hasAccount(Role.COUNTY_CLERK, "371524");
        var actor = people.actor(name);
        var enrolment = factors.begin(actor);
        factors.enrol(actor, Telephone.PASSWORD, enrolment.sealed(),
                OneTimeCode.at(enrolment.secret().replace(" ", ""), clock.instant()));
        says("amr", List.of("pwd"));
        assertThat(signsIn()).isEqualTo("/second-factor");
        assertThat(target(get("/account"))).endsWith("/second-factor");
        assertThat(get("/second-factor").body()).contains("动态口令");
        says("amr", List.of("pwd", "mfa"));
        assertThat(signsIn()).isEqualTo("/");
        assertThat(get("/account").statusCode()).isEqualTo(200);
        assertThat(audited("signedIn")).containsExactly("以统一身份认证登录成功，对方已核验第二要素。");
    }

    @Test
    @DisplayName("不是本浏览器发起的、用过的登录应答，一律不认")
    void foreignAnswers() throws Exception {
        hasAccount(Role.COUNTY_CLERK, "371524");
        says();
        String back = code();
        assertThat(target(get(back.replaceFirst("state=[^&]+", "state=forged")))).endsWith("/login?oidc");
        assertThat(problem()).contains("统一身份认证没有完成");
        var thief = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(back)).build(), BodyHandlers.ofString());
        assertThat(target(thief)).endsWith("/login?oidc");
        assertThat(target(get(code()))).endsWith("/");
        assertThat(target(get(back))).endsWith("/login?oidc");
    }

    @ParameterizedTest
    @CsvSource({"经办=clerk, 没有角色", "经办, 须写成"})
    @DisplayName("写错的对应关系，启动时即指出")
    void unreadableSettings(String roles, String problem) {
        assertThatThrownBy(() -> new OidcSettings(null, null, null, Set.of(), "a", "n", "r", "j", List.of(roles), List.of(),
                false, Set.of(), Set.of())).hasMessageContaining(problem);
    }

    @Test
    @DisplayName("退出本系统：经认证服务器登录的，提示其登录仍在，给出退出的地址（带本系统的编号和返回地址）；用密码登录的不提示")
    void leaves() throws Exception {
        hasAccount(Role.COUNTY_CLERK, "371524");
        says();
        signsIn();
        String csrf = Jsoup.parse(get("/account").body()).select("input[name=_csrf]").attr("value");
        var form = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/logout")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + csrf)).build();
        String left = target(client.send(form, BodyHandlers.ofString()));
        assertThat(left).endsWith("/login?logout&provider");
        assertThat(Jsoup.parse(get(left).body()).select("a:contains(同时退出统一身份认证)").attr("href"))
                .startsWith(PROVIDER.issuer() + "/connect/logout?client_id=" + OidcServer.CLIENT + "&post_logout_redirect_uri=")
                .endsWith("%2Flogin%3Flogout");
        assertThat(target(get("/account"))).endsWith("/login");
        assertThat(get("/login?logout").body()).doesNotContain("同时退出", "可能仍在");
    }

    @Test
    @DisplayName("认证服务器停机、本机还没有问过它：退出页照开，提示到统一身份认证退出；不去问它")
    void leavesWhileItIsDown() throws Exception {
        var asked = new ProviderRegistration(() -> {
            throw new IllegalStateException("away");
        });
        assertThat(new ProviderSignIn(Optional.of(signIn), Optional.of(asked)).endOfItsSession("https://peixun.example.org/login?logout")).isEmpty();
        assertThatThrownBy(() -> asked.findByRegistrationId("unified")).hasMessage("away");
        var known = ReflectionTestUtils.getField(registration, "known");
        ReflectionTestUtils.setField(registration, "known", null);
        try {
            assertThat(get("/login?logout&provider").body()).contains("请到统一身份认证退出").doesNotContain("同时退出统一身份认证");
        } finally {
            ReflectionTestUtils.setField(registration, "known", known);
        }
    }
}
