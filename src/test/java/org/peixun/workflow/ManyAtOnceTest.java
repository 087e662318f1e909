package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Many more than the pool has connections. Rounds alternate between claiming, deciding, one form sent often, and a withdrawal. */
@IntegrationTest
@DisplayName("五十人同时办理同一件，一百次")
class ManyAtOnceTest {

    private static final int PEOPLE = 50;
    private static final int ROUNDS = 25;

    @Autowired FilingScenario scenario;
    @Autowired Tasks tasks;
    @Autowired Commands commands;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;

    private final ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);

    record Answer(int status, String location, String body) {}

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("五十人认领一件：一人认领，其余的人得知已由谁认领；没有500，记录一次")
    void claim() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Draft draft = scenario.submitted();
            String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
            var answers = atOnce(i -> claim(task, commands.next()).with(signedInAs(clerk(i))));
            assertOneWinner(answers);
            assertThat(recorded(draft, "CLAIMED")).as("round " + round).containsExactly(1, 1, 0);
        }
    }

    @Test
    @DisplayName("五十人提交同一件的决定：一人办结，其余的人得知结果，决定、审计、通知各一次")
    void decide() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Draft draft = scenario.submitted();
            String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
            var answers = atOnce(i -> accept(task, commands.next()).with(signedInAs(clerk(i))));
            assertOneWinner(answers);
            assertThat(recorded(draft, "STEP_DONE")).as("round " + round).containsExactly(1, 1, 0);
            assertThat(tasks.open(draft.number(), "reviewFiling")).isPresent();
        }
    }

    @Test
    @DisplayName("同一张表单提交五十次（同一编号）：办理一次，五十次得到同一个答复")
    void oneFormOften() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Draft draft = scenario.submitted();
            String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
            String command = commands.next();
            var answers = atOnce(i -> accept(task, command).with(signedInAs(clerk(0))));
            assertThat(answers).extracting(Answer::status).containsOnly(302);
            assertThat(answers).extracting(Answer::location).containsOnly(answers.get(0).location());
            assertThat(recorded(draft, "STEP_DONE")).as("round " + round).containsExactly(1, 1, 0);
        }
    }

    @Test
    @DisplayName("一边撤回一边受理、认领、退回待认领：互相等候，不互相锁死；没有500，案件不是受理就是撤回")
    void withdrawMeanwhile() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Draft draft = scenario.submitted();
            String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
            var answers = atOnce(i -> switch (i % 4) {
                case 0 -> post("/filings/{number}/withdraw", draft.number()).param("reason", "改期再报。")
                        .param("commandId", commands.next()).with(signedInAs(draft.applicant()));
                case 1 -> accept(task, commands.next()).with(signedInAs(clerk(i)));
                case 2 -> claim(task, commands.next()).with(signedInAs(clerk(i)));
                default -> post("/tasks/give-back").param("only", task).param("back", "/todo")
                        .param("commandId", commands.next()).with(signedInAs(clerk(i - 1)));
            });
            assertThat(answers).extracting(Answer::status).as(() -> unexpected(answers)).isSubsetOf(302, 403, 404, 409);
            assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = 'WITHDRAWN'")
                    .param(draft.number()).query(Integer.class).single()).isLessThanOrEqualTo(1);
        }
    }

    private static void assertOneWinner(List<Answer> answers) {
        assertThat(answers).filteredOn(answer -> answer.status() == 302).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 302).as(() -> unexpected(answers))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.body()).containsPattern("[\\u4e00-\\u9fff]{4,}.*。");
                });
    }

    private static String unexpected(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() != 302 && answer.status() != 409)
                .map(answer -> answer.status() + " " + answer.body().replaceAll("<[^>]*>|\\s+", " ")).limit(3).toList().toString();
    }

    /** @return entries of the case's history, of the clerks in the audit trail, notes that somebody got twice */
    private List<Integer> recorded(Draft draft, String kind) {
        String number = draft.number();
        return List.of(count("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = ?", number, kind),
                count("SELECT count(*) FROM audit_entry WHERE case_number = ? AND actor_id LIKE 'test-countyClerk-%'", number),
                count("SELECT count(*) - count(DISTINCT (recipient, title, text)) FROM notification WHERE case_number = ?", number));
    }

    private int count(String query, Object... parameters) {
        return jdbc.sql(query).params(parameters).query(Integer.class).single();
    }

    /** Fifty clerks of one county, without accounts. */
    private static Actor clerk(int i) {
        Actor one = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
        return new Actor(one.userId() + "-" + i, "某经办" + i, Set.of(new Grant(Role.COUNTY_CLERK, FilingScenario.COUNTY, null)));
    }

    private static MockHttpServletRequestBuilder claim(String task, String command) {
        return post("/tasks/claim").param("only", task).param("back", "/todo").param("commandId", command);
    }

    private static MockHttpServletRequestBuilder accept(String task, String command) {
        return post("/tasks/{task}/complete", task).param("decision", "accept").param("opinion", "材料齐全。").param("commandId", command);
    }

    private List<Answer> atOnce(IntFunction<MockHttpServletRequestBuilder> deed) throws Exception {
        var start = new CountDownLatch(1);
        List<Future<Answer>> running = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            var request = deed.apply(i).with(csrf()).accept("text/html");
            running.add(threads.submit((Callable<Answer>) () -> {
                start.await();
                var answer = mvc.perform(request).andReturn().getResponse();
                return new Answer(answer.getStatus(), answer.getHeader("Location"), answer.getContentAsString());
            }));
        }
        start.countDown();
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> each : running) {
            answers.add(each.get());
        }
        return answers;
    }
}
