package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peixun.IntegrationTest;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@IntegrationTest
@DisplayName("每个页面都登记办理权限")
class NeedsTest {

    @Autowired NeedsInterceptor interceptor;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    @DisplayName("除登录页和错误页外，没有登记权限的页面一个也没有")
    void everyHandlerSaysWhose() {
        var without = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.peixun"))
                .filter(entry -> NeedsInterceptor.needsOf(entry.getValue()) == null)
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .filter(pattern -> !PublicPaths.PAGES.contains(pattern))
                .collect(Collectors.toSet());
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("没有登记权限的页面，任何角色都打不开")
    void unregisteredIsClosed(Role role) throws Exception {
        var handler = new HandlerMethod(new Unregistered(), Unregistered.class.getDeclaredMethod("page"));
        var request = new MockHttpServletRequest();
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/unregistered");
        var actor = role == Role.APPLICANT
                ? SignedInAs.applicant("371524", 1) : SignedInAs.actor(role, "371500");
        SignedInAs.runAs(actor, () -> assertThat(refusal(handler, request)).isEqualTo(RequestRefused.Kind.FORBIDDEN));
    }

    private RequestRefused.Kind refusal(HandlerMethod handler, MockHttpServletRequest request) {
        try {
            interceptor.preHandle(request, new MockHttpServletResponse(), handler);
            return null;
        } catch (RequestRefused refused) {
            return refused.kind();
        }
    }

    private static final class Unregistered {
        void page() {}
    }
}
