package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("多人同时办理同一事项")
class SameTaskTest {

    private static final int AT_ONCE = 8;

    @Autowired FilingScenario scenario;
    @Autowired Tasks tasks;
    @Autowired JdbcClient jdbc;

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
