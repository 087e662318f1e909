package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Needs;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds the pages by itself: one that is added tomorrow is looked at as well. */
@IntegrationTest
@DisplayName("每一个页面")
class EveryPageTest {

    @Autowired MockMvc mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @TestFactory
    @DisplayName("对每一个有权打开的岗位都完整、规范、没有英文和内联脚本")
    Stream<DynamicTest> polite() {
        return pages().entrySet().stream().flatMap(page -> page.getValue().value().roles().stream()
                .sorted()
                .map(role -> DynamicTest.dynamicTest(page.getKey() + " " + role.label(), () -> {
                    var response = mvc.perform(get(page.getKey()).with(signedInAs(holder(role))).accept("text/html"))
                            .andReturn().getResponse();
                    assertThat(response.getStatus()).isLessThan(500);
                    if (String.valueOf(response.getContentType()).startsWith("text/html")
                            && response.getContentAsString().contains("<html")) {
                        PageAssertions.assertPolite(response.getContentAsString());
                    }
                })));
    }

    /** Path → whose it is, of all pages that open without naming a thing. */
    private Map<String, Needs> pages() {
        var pages = new LinkedHashMap<String, Needs>();
        mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> opensByAddress(entry.getKey()) && needs(entry.getValue()) != null)
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .map(path -> Map.entry(path, needs(entry.getValue()))))
                .filter(entry -> !entry.getKey().contains("{"))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(entry -> pages.put(entry.getKey(), entry.getValue()));
        return pages;
    }

    private static boolean opensByAddress(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static Needs needs(HandlerMethod handler) {
        Needs own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
    }

    private static Actor holder(Role role) {
        return switch (role) {
            case APPLICANT -> applicant("371524", 1);
            case COUNTY_CLERK, COUNTY_MANAGER -> actor(role, "371524");
            default -> actor(role, "371500");
        };
    }
}
