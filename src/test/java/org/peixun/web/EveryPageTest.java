package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Needs;
import org.peixun.identity.Role;
import org.peixun.identity.Seats;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds the pages by itself: one that is added tomorrow is looked at as well. */
@IntegrationTest
@DisplayName("每一个页面")
class EveryPageTest {

    private static final String OTHER_COUNTY = "371526";

    @Autowired MockMvc mvc;
    @Autowired Menu menu;
    @Autowired FilingScenario scenario;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @TestFactory
    @DisplayName("对每一个有权打开的岗位都完整、规范、没有英文和内联脚本")
    Stream<DynamicTest> polite() {
        var drawnUp = scenario.aValidDraft();
        var handedIn = scenario.submitted();
        return pages().entrySet().stream()
                .flatMap(page -> Stream.of(drawnUp, handedIn).map(filing -> Map.entry(
                        page.getKey().replace("{number}", filing.number())
                                .replace("/directory/{id}", "/directory/" + filing.institutionId()),
                        Map.entry(page.getValue(), filing))))
                .distinct()
                .filter(page -> !page.getKey().contains("{"))
                .flatMap(page -> page.getValue().getKey().value().roles().stream().sorted()
                        .flatMap(role -> holders(role, page.getValue().getValue()))
                        .map(person -> look(page.getKey(), person)));
    }

    @TestFactory
    @DisplayName("菜单上的每一项都有页面，对看得到它的岗位都打得开")
    Stream<DynamicTest> menuLeadsSomewhere() {
        var filing = scenario.aValidDraft();
        return Stream.of(Role.values()).flatMap(role -> holders(role, filing)).flatMap(person -> menu.of(person).stream()
                .filter(entry -> !entry.path().startsWith("/camunda/"))
                .map(entry -> DynamicTest.dynamicTest(entry.label() + " " + person.userId(),
                        () -> assertThat(open(entry.path(), person).getStatus()).isEqualTo(200))));
    }

    private DynamicTest look(String path, Actor person) {
        return DynamicTest.dynamicTest(path + " " + person.userId(), () -> {
            var response = open(path, person);
            assertThat(response.getStatus()).isLessThan(500);
            boolean isPage = String.valueOf(response.getContentType()).startsWith("text/html")
                    && response.getContentAsString().contains("<html");
            if (isPage) {
                PageAssertions.assertPolite(response.getContentAsString());
            }
        });
    }

    private MockHttpServletResponse open(String path, Actor actor) throws Exception {
        return mvc.perform(get(path).with(signedInAs(actor)).accept("text/html", "*/*")).andReturn().getResponse();
    }

    /** Path → whose it is. */
    private Map<String, Needs> pages() {
        var pages = new TreeMap<String, Needs>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (opensByAddress(mapping) && needs(handler) != null) {
                mapping.getPatternValues().forEach(path -> pages.put(path, needs(handler)));
            }
        });
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

    private static Stream<Actor> holders(Role role, FilingScenario.Draft filing) {
        return role == Role.APPLICANT ? Stream.of(filing.applicant()) : Seats.of(role, FilingScenario.COUNTY, OTHER_COUNTY).stream();
    }
}
