package org.peixun.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.authorization.Exhibitor.Exhibit;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.Seats;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** An active scan: opens every page as every role, finds its forms, and hands in what an attacker would. */
@IntegrationTest
@DisplayName("每一个页面的每一张表单：恶意内容")
class HostileFormsTest {

    private static final String SCRIPT = "\"'><script>alert(77)</script><img src=x onerror=alert(77)>";
    private static final String EXPRESSION = "${1337*1337}#{1337*1337}*{1337*1337}[[${1337*1337}]]__${1337*1337}__::x%99$s%n%1000d{0}";
    private static final String EVALUATED = "1787569";
    private static final String SQL = "'; DROP TABLE app_user; --\\";

    /** A character that PostgreSQL's text cannot hold, and half of one. */
    private static final String UNSTORABLE = "1\0\uD800";

    /**
     * What is written into the fields. {@code typed} leaves choices, dates and hidden fields as they are, so as to get further;
     * {@code twice} hands in each of them twice.
     */
    private static final Map<String, String> ATTACKS = Map.of(
            "script", SCRIPT + EXPRESSION + SQL + "../../../../etc/passwd", "long", "长".repeat(100_000),
            "number", "-99999999999999999999", "typed", SCRIPT + EXPRESSION + SQL, "unstorable", UNSTORABLE, "twice", "1");

    /** What stands in the addresses of lists and pages, and what somebody may write in its place. */
    private static final Set<String> ASKED = Set.of("page", "size", "sort", "order", "tab", "part", "stage", "status", "due", "q", "text", "county",
            "jurisdiction", "institution", "caseType", "step", "day", "from", "to", "year", "person", "action", "caseNumber", "task", "kind", "done");
    private static final Set<String> ANSWERS = Set.of("-1", "0", "99999999999999999999", "无此项", "2026-02-31", UNSTORABLE, "长".repeat(2_000));

    @Autowired MockMvc mvc;
    @Autowired Exhibits exhibits;
    @Autowired List<RequestMappingInfoHandlerMapping> mappings;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    private final List<String> wrong = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private int forms;
    private int sent;

    @BeforeEach
    void start() {
        time.reset();
    }

    @AfterEach
    void backToNow() {
        time.reset();
        exhibits.tidy();
    }

    @Test
    @DisplayName("没有系统故障，没有原样回显的脚本，没有求值的表达式；没有跨站令牌的一律403")
    void scan() {
        var told = exhibits.told();
        List<Route> pages = Route.all(mappings).stream().filter(Route::reads).toList();
        for (Exhibit exhibit : new HashSet<>(told.values())) {
            for (Route page : pages) {
                String path = exhibit.in(page.path());
                boolean about = page.path().contains("{") ? !path.contains("{") : exhibit.county() == null && exhibit.values().isEmpty();
                if (about) {
                    everybody(page, exhibit).forEach(person -> open(path, person));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(forms).isGreaterThan(150);
    }

    private List<Actor> everybody(Route page, Exhibit exhibit) {
        if (page.action() == null) {
            return Collections.singletonList(null);
        }
        String county = exhibit.county() == null || exhibit.county().equals(Seats.CITY) ? FilingScenario.COUNTY : exhibit.county();
        return page.action().roles().stream().sorted().flatMap(role -> role == Role.APPLICANT
                ? Stream.of(applicant(county, exhibit.institution() == null ? 1 : exhibit.institution())) : Seats.of(role, county).stream()).toList();
    }

    private void open(String path, Actor person) {
        MockHttpServletResponse answer = send(get(path), person);
        if (asked.add(path)) {
            askStrangely(path, person);
        }
        if (answer.getStatus() == 200 && String.valueOf(answer.getContentType()).startsWith("text/html")) {
            Jsoup.parse(text(answer)).select("form").stream().filter(form -> seen.add(who(person) + shape(form)))
                    .forEach(form -> attack(path, form, person));
        }
    }

    private void askStrangely(String path, Actor person) {
        for (String answer : ANSWERS) {
            var once = get(path);
            var twice = get(path);
            ASKED.forEach(name -> {
                once.queryParam(name, answer);
                twice.queryParam(name, answer, answer);
            });
            judge("asked " + answer + " of " + path + " as " + who(person), once, person);
            if (answer.equals("-1")) {
                judge("asked twice of " + path + " as " + who(person), twice, person);
            }
        }
    }

    /** The same form about another case is not asked again. */
    private static String shape(Element form) {
        return form.attr("method") + form.attr("action").replaceAll("[^/?]*\\d[^/?]*", "#") + form.select("[name]").eachAttr("name").stream()
                .map(name -> name.replaceAll("\\d+", "#")).sorted().distinct().toList();
    }

    private void attack(String page, Element form, Actor person) {
        String action = form.attr("action").isEmpty() ? page : form.attr("action").replaceAll("^http://[^/]+", "");
        if (action.startsWith("/logout") || action.startsWith("/camunda")) {
            return;
        }
        forms++;
        boolean reads = !form.attr("method").equalsIgnoreCase("post");
        if (reads && form.select("[name]").eachAttr("name").stream().anyMatch(name -> name.matches("(?i).*(citizen|idcard|phone|tel|password|secret|token).*"))) {
            wrong.add("kept in the address: " + form);
        }
        ATTACKS.forEach((kind, text) -> {
            var request = reads ? get(address(action.replaceAll("\\?.*", ""))) : multipart(address(action)).file("file", text.getBytes(StandardCharsets.UTF_8)).with(csrf());
            fill(request, form, kind, text);
            judge(kind + " " + form.attr("method") + " " + action + " as " + who(person), request, person);
        });
        if (!reads && send(multipart(address(action)), person).getStatus() != 403) {
            wrong.add("without token: " + action);
        }
    }

    private static void fill(AbstractMockHttpServletRequestBuilder<?> request, Element form, String kind, String text) {
        Set<String> chosen = new HashSet<>();
        for (Element field : form.select("input[name], select[name], textarea[name], button[name]")) {
            String name = field.attr("name");
            // a browser sends one of these
            if ((field.attr("type").equals("radio") || field.tagName().equals("button")) && !chosen.add(name)) {
                continue;
            }
            boolean free = field.tagName().equals("textarea") || Set.of("text", "search", "tel", "").contains(field.attr("type")) && field.tagName().equals("input");
            if (name.equals("commandId")) {
                request.param(name, UUID.randomUUID().toString());
            } else if (!name.equals("_csrf") && !field.attr("type").equals("file")) {
                String value = kind.equals("twice") || kind.equals("typed") && !free ? usual(field) : text;
                request.param(name, kind.equals("twice") ? new String[] {value, value} : new String[] {value});
            }
        }
    }

    private static String usual(Element field) {
        Element option = field.tagName().equals("select") ? field.selectFirst("option[value]:not([value=''])") : null;
        return option == null ? field.attr("value") : option.attr("value");
    }

    /** With the page that it leads to; then all of it is taken back. */
    private void judge(String what, AbstractMockHttpServletRequestBuilder<?> request, Actor person) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            if (person != null) {
                jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, ?, '{noop}x') ON CONFLICT (user_id) DO UPDATE SET password_hash = '{noop}x'")
                        .params(person.userId(), person.name()).update();
            }
            MockHttpServletResponse answer = send(request, person);
            look(what, answer);
            String target = answer.getRedirectedUrl();
            if (target != null && !target.matches("\\p{ASCII}+")) {
                wrong.add(what + " leads to an address that Tomcat does not send: " + target);
            }
            if (target != null && target.startsWith("/") && !target.startsWith("//")) {
                look(what + " then " + target, send(get(address(target)), person));
            } else if (target != null && !target.startsWith("http://localhost/")) {
                wrong.add(what + " leads away to " + target);
            }
        });
    }

    private void look(String what, MockHttpServletResponse answer) {
        String body = text(answer);
        if (answer.getStatus() >= 500 || body.contains("同一项给了不止一个值") && !what.contains("twice")) {
            wrong.add(what + ": " + answer.getStatus());
        }
        if (body.contains("<script>alert(77)") || body.contains("<img src=x") || body.contains(EVALUATED)) {
            int at = Math.max(body.indexOf("<script>alert(77)"), Math.max(body.indexOf("<img src=x"), body.indexOf(EVALUATED)));
            wrong.add(what + " shows " + body.substring(Math.max(0, at - 80), Math.min(body.length(), at + 80)));
        }
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, Actor person) {
        try {
            return mvc.perform((person == null ? request : request.with(signedInAs(person))).accept("text/html", "*/*").with(fromElsewhere()))
                    .andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(who(person), e);
        }
    }

    /** Each from an address of its own: what the public pages answer to one who asks too often would hide what they do, here and in later tests. */
    private RequestPostProcessor fromElsewhere() {
        sent++;
        return request -> {
            request.setRemoteAddr("10." + (sent >> 16) + "." + (sent >> 8 & 255) + "." + (sent & 255));
            return request;
        };
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** As a browser sends it. */
    private static URI address(String path) {
        return URI.create(URI.create(path).toASCIIString());
    }

    private static String who(Actor person) {
        return person == null ? "anybody" : person.userId();
    }
}
