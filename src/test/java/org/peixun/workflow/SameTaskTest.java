package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("多人同时办理同一事项")
class SameTaskTest {

    private static final int AT_ONCE = 8;

    @Autowired FilingScenario scenario;
    @Autowired Tasks tasks;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("同一人在几个窗口同时认领：认领一次，记录一次，没有差错")
    void oneClaimsInManyWindows() throws Exception {
        var draft = scenario.submitted();
        String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);

        assertThat(atOnce(() -> runAs(clerk, () -> tasks.claim(task, clerk)))).containsOnly("done");
        assertThat(timeline(draft.number(), "CLAIMED")).isEqualTo(1);
    }

    @Test
    @DisplayName("同时提交：一人办结，其余的人得知结果，决定只记录一次")
    void manyHandIn() throws Exception {
        var draft = scenario.submitted();
        String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);

        var outcomes = atOnce(() -> runAs(clerk, () -> tasks.complete(task, clerk, Map.of("decision", "accept"))));

        assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(RequestRefused.Kind.CONFLICT.name()::equals).hasSize(AT_ONCE - 1);
        assertThat(timeline(draft.number(), "STEP_DONE")).isEqualTo(1);
    }

    @Test
    @DisplayName("机构的环节由同事认领的，同一机构的其他申报人员也可以办理，写明代谁；别的机构、经办人员不能")
    void institutionsColleague() throws Exception {
        var draft = scenario.submitted();
        Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
        runAs(clerk, () -> tasks.complete(tasks.open(draft.number(), "acceptFiling").orElseThrow(), clerk, Map.of("decision", "accept")));
        runAs(clerk, () -> tasks.complete(tasks.open(draft.number(), "reviewFiling").orElseThrow(), clerk, Map.of("decision", "propose", "opinion", "符合条件")));
        Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);
        runAs(manager, () -> tasks.complete(tasks.open(draft.number(), "consentOpening").orElseThrow(), manager, Map.of("decision", "approve")));
        time.passTo(draft.startsOn().atTime(9, 0));
        String task = tasks.open(draft.number(), "confirmStart").orElseThrow();
        runAs(draft.applicant(), () -> tasks.claim(task, draft.applicant()));
        Actor colleague = colleague(draft.institutionId());
        var page = mvc.perform(get("/cases/" + draft.number()).with(signedInAs(colleague))).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("/tasks/" + task + "/complete");
        for (Actor other : List.of(colleague(draft.institutionId() + 1), clerk)) {
            assertThatThrownBy(() -> runAs(other, () -> tasks.giveBack(task, other))).isInstanceOf(RequestRefused.class);
        }
        runAs(colleague, () -> tasks.complete(task, colleague, Map.of("startedOn", draft.startsOn().toString(), "startedSize", 10, "confirmation", true)));
        assertThat(jdbc.sql("SELECT changes::text FROM audit_entry WHERE case_number = ? AND action = 'task.doneFor'").param(draft.number())
                .query(String.class).single()).contains(draft.applicant().userId(), colleague.userId());
        assertThat(jdbc.sql("SELECT done_by FROM work_item WHERE task_id = ?").param(task).query(String.class).single()).isEqualTo(colleague.userId());
    }

    private static Actor colleague(long institution) {
        return new Actor("same-colleague-" + institution, "某同事", Set.of(new Grant(Role.APPLICANT, FilingScenario.COUNTY, institution)));
    }

    private List<String> atOnce(Runnable deed) throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> running = IntStream.range(0, AT_ONCE).mapToObj(i -> threads.submit((Callable<String>) () -> {
                start.await();
                try {
                    deed.run();
                    return "done";
                } catch (RequestRefused refused) {
                    return refused.kind().name();
                }
            })).toList();
            start.countDown();
            var outcomes = new java.util.ArrayList<String>();
            for (Future<String> each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private int timeline(String number, String kind) {
        return jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = ?").params(number, kind)
                .query(Integer.class).single();
    }
}
