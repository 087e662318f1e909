package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("备案号：同时审批、审批失败")
class FilingNumbersTest {

    private static final int THREADS = 16;

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    @Autowired FilingScenario scenario;
    @Autowired FilingNumbers numbers;
    @Autowired Tasks tasks;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    @BeforeEach
    void wednesdayMorning() {
        time.set(TimeMachine.START);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("同一个县16人同时同意开班，备案号连续，不重不漏")
    void consentedAtTheSameTime() throws Exception {
        List<Draft> waiting = IntStream.range(0, THREADS).mapToObj(i -> awaitingConsent()).toList();
        int before = last();
        atOnce(waiting.stream().<Callable<Boolean>>map(draft -> () -> {
            consent(draft);
            return true;
        }).toList());
        assertThat(waiting).extracting(this::ordinal)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(before + 1, before + THREADS).boxed().toList());
        assertThat(last()).isEqualTo(before + THREADS);
    }

    @Test
    @DisplayName("16人同时取号，其中一部分没有办成：办成的仍然连续")
    void someRolledBack() throws Exception {
        var template = new TransactionTemplate(transactions);
        List<List<String>> taken = atOnce(IntStream.range(0, THREADS).<Callable<List<String>>>mapToObj(thread -> () -> {
            List<String> kept = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                boolean fails = (thread + i) % 3 == 0;
                String number = template.execute(status -> {
                    String next = numbers.nextOfficial("371525", 2031);
                    if (fails) {
                        status.setRollbackOnly();
                    }
                    return next;
                });
                if (!fails) {
                    kept.add(number);
                }
            }
            return kept;
        }).toList());
        List<String> all = taken.stream().flatMap(List::stream).toList();
        assertThat(all).containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, all.size()).mapToObj("冠县备〔2031〕%04d号"::formatted).toList());
    }

    @Test
    @DisplayName("同意开班没有办成的，不占备案号，下一件接着编")
    void failedConsentLeavesNoGap() {
        Draft first = awaitingConsent();
        Draft second = awaitingConsent();
        int before = last();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            consent(first);
            status.setRollbackOnly();
        });
        assertThat(last()).isEqualTo(before);
        consent(second);
        consent(first);
        assertThat(ordinal(second)).isEqualTo(before + 1);
        assertThat(ordinal(first)).isEqualTo(before + 2);
    }

    private static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
        var start = new CyclicBarrier(deeds.size());
        var threads = Executors.newFixedThreadPool(deeds.size());
        try {
            var outcomes = threads.invokeAll(deeds.stream().<Callable<T>>map(deed -> () -> {
                start.await(30, TimeUnit.SECONDS);
                return deed.call();
            }).toList());
            List<T> results = new ArrayList<>();
            for (var outcome : outcomes) {
                results.add(outcome.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private Draft awaitingConsent() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        submit(draft, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        return draft;
    }

    private void consent(Draft draft) {
        submit(draft, "consentOpening", manager, Map.of("decision", "approve"));
    }

    private void submit(Draft draft, String step, Actor officer, Map<String, Object> values) {
        runAs(officer, () -> tasks.complete(tasks.open(draft.number(), step).orElseThrow(), officer, values));
    }

    private int ordinal(Draft draft) {
        return Integer.parseInt(jdbc.sql("SELECT filing_number FROM class_filing WHERE number = ?").param(draft.number())
                .query(String.class).single().replaceAll(".*〕|号", ""));
    }

    private int last() {
        return jdbc.sql("SELECT coalesce(max(last), 0) FROM filing_number_counter WHERE jurisdiction = ? AND year = 2026")
                .param(FilingScenario.COUNTY).query(Integer.class).single();
    }
}
