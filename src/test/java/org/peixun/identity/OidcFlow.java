package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A person's way through the provider's sign-in, over HTTP, against Spring Authorization Server. */
abstract class OidcFlow {

    static final OidcServer PROVIDER = new OidcServer().start();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("peixun.oidc.issuer", PROVIDER::issuer);
        properties.add("peixun.oidc.client-id", () -> OidcServer.CLIENT);
        properties.add("peixun.oidc.client-secret", () -> OidcServer.CLIENT_SECRET);
        properties.add("peixun.oidc.open-accounts", () -> true);
        properties.add("peixun.oidc.roles", () -> "经办=countyClerk,运维=operator,系统=systemAdmin,安全=securityAdmin,企业=applicant");
        properties.add("peixun.oidc.jurisdictions", () -> "371524000000=371524");
    }

    @LocalServerPort int port;
    @Autowired Users users;
    @Autowired SecondFactors factors;
    @Autowired People people;
    @Autowired Clock clock;
    @Autowired JdbcClient jdbc;

    final String name = "oidc-" + UUID.randomUUID().toString().substring(0, 8);
    final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeEach
    void register() {
        PROVIDER.serves(port);
    }

    /** A person of the provider; later pairs replace earlier ones. */
    void says(Object... claims) {
        var all = new HashMap<String, Object>(Map.of("sub", "subject-of-" + name, "preferred_username", name, "name", "王某"));
        for (int i = 0; i < claims.length; i += 2) {
            all.put((String) claims[i], claims[i + 1]);
        }
        PROVIDER.knows(name, all);
    }

    void hasAccount(Role role, String jurisdiction) {
        users.create(new NewUser(name, "某某", null, Telephone.PASSWORD, Set.of(new Grant(role, jurisdiction, null)), true), Actor.SYSTEM);
    }

    HttpResponse<String> get(String address, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address.startsWith("/") ? "http://localhost:" + port + address : address))
                .header("Accept", "text/html, */*");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static String target(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** @return the provider's way back to us, with the code */
    String code() throws Exception {
        String basic = Base64.getEncoder().encodeToString((name + ":" + OidcServer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        get(PROVIDER.issuer() + "/", "Authorization", "Basic " + basic);
        return target(get(target(get("/oauth2/authorization/unified"))));
    }

    /** @return where the sign-in leads, without our own host */
    String signsIn() throws Exception {
        return target(get(code())).replace("http://localhost:" + port, "");
    }

    String problem() throws Exception {
        return Jsoup.parse(get("/login?oidc").body()).select("[role=alert]").text();
    }

    List<String> audited(String action) {
        return jdbc.sql("SELECT summary FROM audit_entry WHERE actor_id = ? AND action = ?").params(name, "identity." + action)
                .query(String.class).list();
    }
}
