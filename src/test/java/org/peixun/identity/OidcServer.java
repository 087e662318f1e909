package org.peixun.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** 统一身份认证: Spring Authorization Server at a port of its own. People open a session there by HTTP Basic at any page. */
final class OidcServer {

    static final String CLIENT = "peixun";
    static final String CLIENT_SECRET = "between-the-two-servers";
    static final String PASSWORD = "known-to-the-provider";

    /** What it says of its people: claims by their name there, {@code sub} among them. */
    private static final Map<String, Map<String, Object>> PEOPLE = new ConcurrentHashMap<>();

    /** What becomes of an ID token on its way, given the access token too. */
    static volatile BinaryOperator<String> onTheWay = (idToken, accessToken) -> idToken;

    /** Answers 503 to whatever contains this. */
    static volatile String down = "nothing";

    private final AnnotationConfigServletWebServerApplicationContext context = new AnnotationConfigServletWebServerApplicationContext();

    OidcServer start() {
        context.register(Configured.class);
        context.refresh();
        return this;
    }

    String issuer() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    RSAKey key() {
        return (RSAKey) Configured.KEYS.getKeys().get(0);
    }

    void knows(String name, Map<String, Object> claims) {
        PEOPLE.put(name, claims);
    }

    /** Registers the application. It asks for nobody's consent, and for a proof key from everybody. */
    void serves(int applicationPort) {
        context.getBean(InMemoryRegisteredClientRepository.class).save(client(applicationPort));
    }

    private static RegisteredClient client(int applicationPort) {
        return RegisteredClient.withId(CLIENT).clientId(CLIENT).clientSecret("{noop}" + CLIENT_SECRET)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost:" + applicationPort + "/login/oauth2/code/unified")
                .scope("openid").scope("profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
                .build();
    }

    /** No {@code @Configuration}: the application would find it. */
    @EnableWebSecurity
    static class Configured {

        private static final JWKSet KEYS = new JWKSet(newKey());

        private static RSAKey newKey() {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var pair = generator.generateKeyPair();
                return new RSAKey.Builder((RSAPublicKey) pair.getPublic()).privateKey(pair.getPrivate()).keyID("one").build();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Bean
        TomcatServletWebServerFactory tomcat() {
            var tomcat = new TomcatServletWebServerFactory(0);
            tomcat.setRegisterDefaultServlet(true); // without any servlet Tomcat asks no filter
            return tomcat;
        }

        @Bean
        SecurityFilterChain server(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults()))
                    .httpBasic(basic -> basic.securityContextRepository(new HttpSessionSecurityContextRepository()))
                    .build();
        }

        @Bean
        FilterRegistrationBean<Filter> interference() {
            var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                var answer = new ContentCachingResponseWrapper((HttpServletResponse) response);
                String path = ((HttpServletRequest) request).getRequestURI();
                if (path.contains(down)) {
                    ((HttpServletResponse) response).setStatus(503);
                    return;
                }
                chain.doFilter(request, answer);
                if (path.equals("/oauth2/token") && answer.getStatus() == 200) {
                    byte[] changed = changed(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
                    answer.resetBuffer();
                    answer.getOutputStream().write(changed);
                }
                answer.copyBodyToResponse();
            });
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }

        private static byte[] changed(String json) {
            String idToken = json.replaceAll(".*\"id_token\":\"([^\"]+)\".*", "$1");
            String accessToken = json.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
            return json.replace("\"id_token\":\"" + idToken, "\"id_token\":\"" + onTheWay.apply(idToken, accessToken)).getBytes(StandardCharsets.UTF_8);
        }

        @Bean
        UserDetailsService people() {
            return name -> User.withUsername(name).password("{noop}" + PASSWORD).roles("PERSON").build();
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(client(1));
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> {
                if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
                    token.getClaims().claims(all -> all.putAll(PEOPLE.get(token.getPrincipal().getName())));
                }
            };
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(KEYS);
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
