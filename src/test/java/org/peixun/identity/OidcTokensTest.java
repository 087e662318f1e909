package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.peixun.IntegrationTest;
import org.springframework.test.annotation.DirtiesContext;

/** A provider, or somebody between, that says what it should not; and one that says nothing. */
@IntegrationTest
@DirtiesContext
@Order(Order.DEFAULT + 1) // as OidcSignInTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("统一身份认证：伪造、过期、他用的身份令牌一律不认；认证服务器不通时改用密码")
class OidcTokensTest extends OidcFlow {

    @BeforeEach
    void hasAccountHere() {
        hasAccount(Role.COUNTY_CLERK, "371524");
        says();
    }

    @AfterEach
    void honest() {
        OidcServer.onTheWay = (idToken, accessToken) -> idToken;
        OidcServer.down = "nothing";
    }

    private void refused() throws Exception {
        assertThat(signsIn()).isEqualTo("/login?oidc");
        assertThat(problem()).contains("统一身份认证没有完成", "改用本系统的用户名和密码");
        assertThat(target(get("/account"))).endsWith("/login");
        assertThat(audited("signedIn")).isEmpty();
    }

    private void refused(BinaryOperator<String> forger) throws Exception {
        OidcServer.onTheWay = forger;
        refused();
    }

    @Test
    @Order(1) // before the metadata are known
    @DisplayName("认证服务器不通：不论是取元数据还是换令牌，登录页说明改用密码，密码照常登录；恢复以后照常")
    void away() throws Exception {
        OidcServer.down = "/.well-known";
        assertThat(target(get("/oauth2/authorization/unified"))).endsWith("/login?oidc");
        assertThat(problem()).contains("统一身份认证没有完成", "改用本系统的用户名和密码");
        OidcServer.down = "/oauth2/token";
        refused();
        byPassword();
        assertThat(audited("signedIn")).hasSize(1);
        OidcServer.down = "nothing";
        assertThat(signsIn()).doesNotContain("/login");
    }

    private void byPassword() throws Exception {
        String csrf = Jsoup.parse(get("/login").body()).select("input[name=_csrf]").attr("value");
        var form = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=" + Telephone.PASSWORD + "&_csrf=" + csrf)).build();
        assertThat(target(client.send(form, BodyHandlers.ofString()))).doesNotContain("/login");
    }

    @Test
    @DisplayName("没有签名的（alg 为 none）、用别的密钥签的、用公钥作对称密钥签的、RS512签的")
    void signatures() throws Exception {
        var other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        refused((idToken, accessToken) -> Base64URL.encode("{\"alg\":\"none\"}") + "." + idToken.split("\\.")[1] + ".");
        refused((idToken, accessToken) -> signed(JWSAlgorithm.RS256, idToken, object -> object.sign(new RSASSASigner(other.getPrivate()))));
        refused((idToken, accessToken) -> signed(JWSAlgorithm.HS256, idToken, object -> object.sign(new MACSigner(publicKeys()))));
        refused((idToken, accessToken) -> signed(JWSAlgorithm.RS512, idToken, object -> object.sign(new RSASSASigner(PROVIDER.key().toPrivateKey()))));
        OidcServer.onTheWay = (idToken, accessToken) -> signed(JWSAlgorithm.RS256, idToken, object -> object.sign(new RSASSASigner(PROVIDER.key().toPrivateKey())));
        assertThat(signsIn()).as("the forger's workshop itself is sound").doesNotContain("/login");
    }

    @Test
    @DisplayName("内容改过的：账号名换成他人")
    void altered() throws Exception {
        refused((idToken, accessToken) -> {
            String[] parts = idToken.split("\\.");
            String claims = new Base64URL(parts[1]).decodeToString().replace("subject-of-" + name, "subject-of-another");
            return parts[0] + "." + Base64URL.encode(claims) + "." + parts[2];
        });
    }

    @Test
    @DisplayName("已经过期的、还没有生效的")
    void outOfTime() throws Exception {
        says("iat", Instant.now().minusSeconds(3600), "exp", Instant.now().minusSeconds(600));
        refused();
        says("nbf", Instant.now().plusSeconds(3600));
        refused();
    }

    @Test
    @DisplayName("发给别的系统的（aud），别的颁发者的（iss），别次登录的（nonce）")
    void ofOthers() throws Exception {
        says("aud", List.of("another-system"));
        refused();
        says("aud", List.of("another-system", OidcServer.CLIENT), "azp", "another-system");
        refused();
        says("iss", "https://elsewhere.example");
        refused();
        says("nonce", "of-another-sign-in");
        refused();
    }

    @Test
    @DisplayName("拿访问令牌充作身份令牌")
    void accessTokenForIdToken() throws Exception {
        refused((idToken, accessToken) -> accessToken);
    }

    @Test
    @DisplayName("元数据的颁发者与设置不一字不差，不认")
    void issuerOfTheMetadata() throws Exception {
        var impostor = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        String address = "http://localhost:" + impostor.getAddress().getPort();
        String metadata = get(PROVIDER.issuer() + "/.well-known/openid-configuration").body();
        impostor.createContext("/", exchange -> {
            byte[] body = metadata.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        impostor.start();
        try {
            var settings = new OidcSettings(address, "x", "x", Set.of("openid"), "a", "n", "r", "j", List.of(), List.of(), false, Set.of(), Set.of());
            var registrations = new OidcConfiguration().provider(settings);
            assertThatThrownBy(() -> registrations.findByRegistrationId(OidcConfiguration.REGISTRATION))
                    .hasStackTraceContaining("did not match the requested issuer");
        } finally {
            impostor.stop(0);
        }
    }

    private interface Signing {
        void sign(JWSObject object) throws Exception;
    }

    private static String signed(JWSAlgorithm algorithm, String idToken, Signing signing) {
        try {
            var object = new JWSObject(new JWSHeader.Builder(algorithm).keyID("one").build(), new Payload(new Base64URL(idToken.split("\\.")[1])));
            signing.sign(object);
            return object.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] publicKeys() {
        try {
            return PROVIDER.key().toPublicKey().getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
