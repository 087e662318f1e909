package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.ConversionService;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

@DisplayName("会话中的值")
class SessionValuesTest {

    private final SessionValues sessions = new SessionValues();
    private final ConversionService values = sessions.springSessionConversionService();

    @Test
    @DisplayName("同一登录只还原一次，每次请求仍有自己的安全上下文")
    void signedInOnce() {
        byte[] bytes = bytes(new SecurityContextImpl(somebody("clerk")));
        SecurityContext first = read(bytes, SecurityContext.class);
        SecurityContext second = read(bytes.clone(), SecurityContext.class);
        assertThat(second).isNotSameAs(first);
        assertThat(second.getAuthentication()).isSameAs(first.getAuthentication()).isEqualTo(somebody("clerk"));
        first.setAuthentication(null);
        assertThat(read(bytes, SecurityContext.class).getAuthentication().getName()).isEqualTo("clerk");
    }

    @Test
    @DisplayName("换了人就是另一登录；没有登录的上下文照样还原")
    void somebodyElse() {
        assertThat(read(bytes(new SecurityContextImpl(somebody("chief"))), SecurityContext.class).getAuthentication().getName()).isEqualTo("chief");
        assertThat(read(bytes(new SecurityContextImpl()), SecurityContext.class).getAuthentication()).isNull();
    }

    @Test
    @DisplayName("其他的值各还原各的，用过即忘：其中有只显示一次的密码")
    void changeable() {
        byte[] bytes = bytes(new ArrayList<>(List.of("a")));
        List<?> first = read(bytes, List.class);
        first.clear();
        assertThat(read(bytes, List.class)).hasSize(1);
        assertThat(sessions.kept()).isZero();
    }

    private static UsernamePasswordAuthenticationToken somebody(String userId) {
        return UsernamePasswordAuthenticationToken.authenticated(userId, null, List.of());
    }

    private byte[] bytes(Object value) {
        return values.convert(value, byte[].class);
    }

    private <T> T read(byte[] bytes, Class<T> type) {
        return type.cast(values.convert(bytes, Object.class));
    }
}
