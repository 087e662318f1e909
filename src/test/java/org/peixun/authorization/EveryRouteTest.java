package org.peixun.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.authorization.Exhibitor.Exhibit;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.identity.Seats;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Finds the addresses by itself and calls each as everybody: from the own place, another county, another institution. */
@IntegrationTest
@DisplayName("每一个网址，每一个角色，本县、外县、本机构、外机构")
class EveryRouteTest {

    private static final String OTHER_COUNTY = "371526";

    @Autowired MockMvc mvc;
    @Autowired Exhibits exhibits;
    @Autowired AccessPolicy access;
    @Autowired List<RequestMappingInfoHandlerMapping> mappings;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    private Map<String, Exhibit> told;
    private Set<String> numbers;
    private long otherInstitution;

    @BeforeEach
    void tell() {
        time.reset();
        told = exhibits.told();
        numbers = told.values().stream().map(exhibit -> exhibit.values().get("number")).filter(Objects::nonNull).collect(Collectors.toSet());
        otherInstitution = exhibits.anotherInstitution();
    }

    @AfterEach
    void backToNow() {
        time.reset();
        exhibits.tidy();
    }

    @Test
    @DisplayName("授权的打得开（或者说明为什么现在不能办），没有授权的一律403、404，外县和外机构的页面不提本件；没有登记的网址使本测试失败")
    void asTheMatrixSays() {
        var wrong = new ArrayList<String>();
        var opened = new TreeSet<String>();
        List<Route> routes = Route.all(mappings);
        assertThat(routes).hasSizeGreaterThan(170);
        for (Route route : routes) {
            Exhibit exhibit = exhibit(route);
            if (exhibit.in(route.path()).contains("{")) {
                wrong.add(route + ": no Exhibitor tells a case for this address");
            } else if (route.action() == null) {
                withoutAction(route, exhibit, wrong);
            } else {
                int anonymous = call(route, exhibit, null).getStatus();
                if (anonymous != 302 && anonymous != 401) {
                    wrong.add(route + " anonymous: " + anonymous);
                }
                everybody(exhibit).forEach(person -> judge(route, exhibit, person, wrong, opened));
            }
        }
        routes.stream().filter(route -> route.action() != null && !opened.contains(route.name()))
                .filter(route -> !RouteExceptions.EMPTY.containsKey(route.name()))
                .forEach(route -> wrong.add(route.name() + ": opened for nobody, so that its refusals show nothing"));
        assertThat(wrong).isEmpty();
        assertThat(routes).extracting(Route::name).containsAll(RouteExceptions.EMPTY.keySet()).containsAll(RouteExceptions.NARROWER.keySet());
    }

    private void judge(Route route, Exhibit exhibit, Actor person, List<String> wrong, Set<String> opened) {
        boolean allowed = allows(route.action(), exhibit, person)
                && RouteExceptions.NARROWER.getOrDefault(route.name(), Set.of(Role.values())).contains(role(person));
        MockHttpServletResponse answer = call(route, exhibit, person);
        int status = answer.getStatus();
        boolean open = status < 401 || status == 409;
        boolean refused = status == 403 || status == 404;
        boolean fits = allowed ? open || status == 404 && RouteExceptions.EMPTY.containsKey(route.name())
                : refused || status == 302 && RouteExceptions.ONLY_LEADS_ON.contains(route.name());
        if (!fits) {
            wrong.add(route.name() + " " + person.userId() + ": " + status + (allowed ? ", though allowed" : ", though not allowed"));
        }
        String type = String.valueOf(answer.getContentType());
        if (answer.getContentAsByteArray().length > 0 && !type.matches("(?i)(text/|[^;]*[+/]xml).*;\\s?charset=utf-8.*|application/(?!javascript|xml|[^;]*\\+xml).*|image/(png|jpeg).*")) {
            wrong.add(route.name() + " is of type " + type);
        }
        if (isForeign(person)) {
            numbers.stream().filter(number -> text(answer).contains(number))
                    .forEach(number -> wrong.add(route.name() + " tells " + person.userId() + " of " + number));
        }
        if (allowed && open) {
            opened.add(route.name());
        }
    }

    private boolean allows(Action action, Exhibit exhibit, Actor person) {
        return exhibit.county() == null ? access.allows(person, action)
                : access.allows(person, action, new AccessPolicy.Subject(exhibit.county(), exhibit.institution()));
    }

    /** From another county or institution than all that was told. */
    private boolean isForeign(Actor person) {
        Grant grant = person.grants().iterator().next();
        return grant.jurisdiction().equals(OTHER_COUNTY) || Objects.equals(grant.institutionId(), otherInstitution);
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Public pages and probes; everything else without an action is closed, to operators too. */
    private void withoutAction(Route route, Exhibit exhibit, List<String> wrong) {
        MockHttpServletResponse answer = call(route, exhibit, null);
        int status = answer.getStatus();
        boolean asksToSignIn = status == 302 && String.valueOf(answer.getRedirectedUrl()).contains("/login");
        if (route.isPublic() ? status >= 500 || asksToSignIn && route.reads() && !RouteExceptions.HALF_WAY.contains(route.path()) || status == 403 : status != 302) {
            wrong.add(route.name() + " anonymous: " + status);
        }
        if (!route.isPublic()) {
            everybody(exhibit).stream().filter(person -> call(route, exhibit, person).getStatus() != 403)
                    .forEach(person -> wrong.add(route.name() + " is open to " + person.userId()));
        }
    }

    private Exhibit exhibit(Route route) {
        return told.get(told.keySet().stream().filter(route.path()::startsWith).max(Comparator.comparing(String::length)).orElseThrow());
    }

    private List<Actor> everybody(Exhibit exhibit) {
        return List.of(Role.values()).stream().flatMap(role -> people(role, exhibit).stream()).toList();
    }

    private List<Actor> people(Role role, Exhibit exhibit) {
        String county = exhibit.county() == null || exhibit.county().equals(Seats.CITY) ? FilingScenario.COUNTY : exhibit.county();
        return role != Role.APPLICANT ? Seats.of(role, county, OTHER_COUNTY)
                : List.of(applicant(county, exhibit.institution() == null ? otherInstitution : exhibit.institution()), applicant(county, otherInstitution));
    }

    private static Role role(Actor person) {
        return person.grants().iterator().next().role();
    }

    /** In a transaction that is taken back: everybody finds the same. */
    private MockHttpServletResponse call(Route route, Exhibit exhibit, Actor person) {
        return new TransactionTemplate(transactions).execute(transaction -> {
            transaction.setRollbackOnly();
            if (person != null && !route.reads()) {
                jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, ?, '{noop}x') ON CONFLICT DO NOTHING")
                        .params(person.userId(), person.name()).update();
            }
            try {
                return mvc.perform(request(route, exhibit).with(person == null ? anonymous() : signedInAs(person))).andReturn().getResponse();
            } catch (Exception e) {
                throw new AssertionError(route.name() + " as " + person, e);
            }
        });
    }

    private static AbstractMockHttpServletRequestBuilder<?> request(Route route, Exhibit exhibit) {
        String path = exhibit.in(route.path());
        AbstractMockHttpServletRequestBuilder<?> request = route.reads() ? get(path) : multipart(path)
                .file("file", "空".getBytes(StandardCharsets.UTF_8)).with(csrf()).param("commandId", UUID.randomUUID().toString());
        exhibit.values().forEach(request::param);
        return request.accept("text/html", "*/*");
    }
}
