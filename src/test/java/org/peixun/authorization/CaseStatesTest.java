package org.peixun.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.authorization.StateTable.Answer;
import org.peixun.classfiling.FilingScenario;
import org.peixun.form.Forms;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.Seats;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.CaseTypes;
import org.peixun.workflow.Step;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The third axis of the rights: in which state a case is. Every cell is an answer of the real address. */
@IntegrationTest
@DisplayName("每一种事项，每一个状态，每一个动作，每一个角色")
class CaseStatesTest {

    private static final Path FILE = Path.of("src/docs/authorization-states.md");
    private static final String OTHER_COUNTY = "371526";
    private static final String CITY = Seats.CITY;
    private static final String OTHERS = "其余岗位";
    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static final List<String> ORDER = List.of("本机构", "外机构", "本县经办", "外县经办", "本县负责人", "外县负责人", "市级经办", "市级负责人",
            "评审专家", "法制审核人员", "本县财政人员", "外县财政人员", "市级财政人员", "本县第三方核查员", "外县第三方核查员", "市级第三方核查员", OTHERS);

    @Autowired MockMvc mvc;
    @Autowired List<StateWalk> walks;
    @Autowired List<RequestMappingInfoHandlerMapping> mappings;
    @Autowired AccessPolicy access;
    @Autowired CaseTypes types;
    @Autowired Forms forms;
    @Autowired Exhibits exhibits;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    private final List<String> wrong = new ArrayList<>();
    private Map<String, Route> routes;
    private long otherInstitution;
    private int turn;

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("逐格调用的答复就是 src/docs/authorization-states.md（-Dupdate.docs=true 重写）；辖区以外的只答403、404；新的状态、环节、网址没有登记的不通过")
    void asTheTableSays() throws IOException {
        routes = Route.all(mappings).stream().collect(Collectors.toMap(Route::name, Function.identity()));
        otherInstitution = exhibits.anotherInstitution();
        assertThat(walks).extracting(StateWalk::caseType).filteredOn(Objects::nonNull)
                .containsExactlyInAnyOrderElementsOf(types.all().stream().map(CaseType::id).toList());
        String table = INTRODUCTION + walks.stream().map(this::walked).collect(Collectors.joining("\n"));
        everyChangingRouteIsTold();
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(FILE, table);
        }
        assertThat(wrong).isEmpty();
        assertThat(FILE).hasContent(table);
    }

    private String walked(StateWalk walk) {
        var table = new StateTable(walk.title());
        var states = new TreeSet<String>();
        var steps = new TreeSet<String>();
        walk.walk(new StateWalk.Look() {
            @Override
            public void at(StateWalk.Place place, String state, String stage, Map<String, String> values) {
                states.add(state);
                look(walk, place, stage, values, table, steps);
            }

            @Override
            public void at(StateWalk.Place place, Map<String, String> values) {
                var face = jdbc.sql("SELECT state, state_label, paused_at IS NOT NULL AS paused FROM case_file WHERE number = ?").param(place.number()).query().singleRow();
                String open = String.join("、", jdbc.sql("SELECT DISTINCT step_label FROM work_item WHERE case_number = ? AND state IN ('OPEN', 'PAUSED') ORDER BY step_label")
                        .param(place.number()).query(String.class).list());
                at(place, (String) face.get("state"), face.get("state_label") + (open.isEmpty() ? "" : "：" + open)
                        + (Boolean.TRUE.equals(face.get("paused")) ? "（暂停）" : ""), values);
            }
        });
        assertThat(states).as(walk.title()).isEqualTo(new TreeSet<>(walk.states()));
        if (walk.caseType() != null) {
            assertThat(steps).as(walk.title()).isEqualTo(types.byId(walk.caseType()).steps().stream().map(Step::key).collect(Collectors.toCollection(TreeSet::new)));
        }
        return table.text(ORDER);
    }

    private void look(StateWalk walk, StateWalk.Place place, String stage, Map<String, String> values, StateTable table, Set<String> steps) {
        turn++;
        walk.acts().forEach(act -> everybody(act, place, stage, values, table, person -> true));
        if (walk.caseType() != null) {
            types.byId(walk.caseType()).steps().forEach(step -> task(place, step).ifPresent(task -> {
                if (task.open()) {
                    steps.add(step.key());
                }
                // what is over is over for everybody: there the step's own officers are enough
                everybody(handingIn(walk.caseType(), step), place, stage, Map.of("taskId", task.id()), table,
                        person -> task.open() || holds(person, step.role()));
            }));
        }
    }

    private record Task(String id, boolean open) {}

    private java.util.Optional<Task> task(StateWalk.Place place, Step step) {
        return jdbc.sql("""
                SELECT task_id AS id, state = 'OPEN' AS open FROM work_item WHERE case_number = ? AND step_key = ?
                 ORDER BY state = 'OPEN' DESC, created_at DESC LIMIT 1""").params(place.number(), step.key()).query(Task.class).optional();
    }

    private Act handingIn(String caseType, Step step) {
        String decisions = forms.form(caseType + "_" + step.key()).fields().stream().filter(field -> "decision".equals(field.key()))
                .flatMap(field -> field.options().values().stream()).collect(Collectors.joining(" / "));
        return Act.of("办理“" + step.label() + "”" + (decisions.isEmpty() ? "" : "（" + decisions + "）"), "POST /tasks/{taskId}/complete");
    }

    private void everybody(Act act, StateWalk.Place place, String stage, Map<String, String> values, StateTable table, Predicate<Actor> asked) {
        Route route = routes.get(act.route());
        var all = new HashMap<>(act.values());
        all.putAll(values);
        all.putIfAbsent("number", String.valueOf(place.number()));
        all.putIfAbsent("id", attachment(place.number()));
        all.replaceAll((name, value) -> value.replace("{number}", String.valueOf(place.number())));
        people(place).forEach((who, person) -> {
            if (asked.test(person) && access.allows(person, route.action())) {
                tell(act, route, place, stage, all, who, person, table);
            }
        });
        Actor other = refused(route, place);
        if (other != null && asked.test(other)) {
            tell(act, route, place, stage, all, OTHERS, other, table);
        }
    }

    private void tell(Act act, Route route, StateWalk.Place place, String stage, Map<String, String> values, String who, Actor person, StateTable table) {
        int status = call(route, values, person);
        String cell = act.label() + " " + who + " " + stage + ": " + status;
        Answer answer = Answer.of(status);
        boolean reaches = access.allows(person, route.action(), new AccessPolicy.Subject(place.county(), place.institution()));
        if (answer == null || !reaches && (answer == Answer.OPEN || answer == Answer.CONFLICT)) {
            wrong.add(cell);
        } else if (!table.put(act.label(), who, stage, answer)) {
            wrong.add(cell + ", otherwise before");
        }
    }

    private static boolean holds(Actor person, Role role) {
        return person.grants().stream().anyMatch(grant -> grant.role() == role);
    }

    /** Those who may nowhere do it take turns: their role is refused before the case is looked at. */
    private Actor refused(Route route, StateWalk.Place place) {
        var roles = Stream.of(Role.values()).filter(role -> !route.action().roles().contains(role)).toList();
        if (roles.isEmpty()) {
            return null;
        }
        Role role = roles.get(turn % roles.size());
        List<Actor> seats = Seats.of(role, county(place));
        return seats.isEmpty() ? applicant(place.county(), place.institution() == null ? otherInstitution : place.institution())
                : seats.get(turn % seats.size());
    }

    private Map<String, Actor> people(StateWalk.Place place) {
        var people = new LinkedHashMap<String, Actor>();
        if (place.institution() != null) {
            people.put("本机构", applicant(place.county(), place.institution()));
        }
        people.put("外机构", applicant(county(place), otherInstitution));
        people.put("本县经办", actor(Role.COUNTY_CLERK, county(place)));
        people.put("外县经办", actor(Role.COUNTY_CLERK, OTHER_COUNTY));
        people.put("本县负责人", actor(Role.COUNTY_MANAGER, county(place)));
        people.put("外县负责人", actor(Role.COUNTY_MANAGER, OTHER_COUNTY));
        people.put("市级经办", actor(Role.CITY_CLERK, CITY));
        people.put("市级负责人", actor(Role.CITY_MANAGER, CITY));
        people.put("评审专家", actor(Role.EXPERT, CITY));
        people.put("法制审核人员", actor(Role.LEGAL_REVIEWER, CITY));
        for (Role role : List.of(Role.FINANCE, Role.INSPECTOR)) {
            people.put("本县" + role.label(), actor(role, county(place)));
            people.put("外县" + role.label(), actor(role, OTHER_COUNTY));
            people.put("市级" + role.label(), actor(role, CITY));
        }
        return people;
    }

    private static String county(StateWalk.Place place) {
        return place.county().equals(CITY) ? FilingScenario.COUNTY : place.county();
    }

    private String attachment(String number) {
        return number == null ? "" : jdbc.sql("SELECT id FROM attachment WHERE case_number = ? ORDER BY uploaded_at DESC, kind, file_name LIMIT 1").param(number).query(UUID.class).optional().orElseGet(UUID::randomUUID).toString();
    }

    /** In a transaction that is taken back: everybody finds the same. */
    private int call(Route route, Map<String, String> values, Actor person) {
        return new TransactionTemplate(transactions).execute(transaction -> {
            transaction.setRollbackOnly();
            if (!route.reads()) {
                jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, ?, 'x') ON CONFLICT DO NOTHING")
                        .params(person.userId(), person.name()).update();
            }
            try {
                return mvc.perform(request(route, values).with(signedInAs(person))).andReturn().getResponse().getStatus();
            } catch (Exception e) {
                throw new AssertionError(route.name() + " as " + person, e);
            }
        });
    }

    private static AbstractMockHttpServletRequestBuilder<?> request(Route route, Map<String, String> values) {
        String path = new Exhibitor.Exhibit(null, null, values).in(route.path());
        AbstractMockHttpServletRequestBuilder<?> request = route.reads() ? get(path)
                : multipart(path).file(new org.springframework.mock.web.MockMultipartFile("file", "材料.pdf", "application/pdf", PDF)).with(csrf()).param("commandId", UUID.randomUUID().toString());
        values.forEach(request::param);
        return request.accept("application/json");
    }

    private void everyChangingRouteIsTold() {
        Set<String> told = walks.stream().flatMap(walk -> walk.acts().stream()).map(Act::route).collect(Collectors.toSet());
        routes.values().stream().filter(route -> !route.reads() && route.action() != null)
                .filter(route -> aboutACase(route.path()))
                .map(Route::name).filter(name -> !told.contains(name) && !RouteExceptions.WITHOUT_STATE.containsKey(name))
                .forEach(name -> wrong.add(name + ": neither in a walk nor in RouteExceptions.WITHOUT_STATE"));
        assertThat(routes).containsKeys(told.toArray(String[]::new)).containsKeys(RouteExceptions.WITHOUT_STATE.keySet().toArray(String[]::new));
    }

    /** The number of a case is in its address, whichever process it is of. */
    private static boolean aboutACase(String path) {
        return path.contains("{number}") || path.startsWith("/tasks/") || path.startsWith("/rounds/{");
    }

    private static final String INTRODUCTION = """
            # 权限表：按案件状态

            [权限表](authorization.md)写明谁对哪里的事项有权；本文写明事项在什么状态时可以办。由 `CaseStatesTest` 把每一种事项带到每一个状态和环节，以每个角色调用真实网址，按答复写出；
            改了状态、环节、网址或者权限，须用 `mvn test -Dtest=CaseStatesTest -Dupdate.docs=true` 重写，否则测试不通过。

            * “可以”指受理了提交，内容不合要求的退回改正也在其中；“状态不符”说明当前状态；没有权限的答复403；辖区、机构以外和尚不存在的答复404。
            * “全部”“其余”就该动作写明的情形而言；办理一个环节，只列已经到过该环节的情形，其余的没有待办可以办理。
            * “其余岗位”是没有列出的岗位，按岗位即拒绝，与状态无关，轮流调用。
            * 在一格中的几个情形用分号隔开；情形写作“状态：待办环节”。

            """;
}
