package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("合格证编号")
class CertificateNumbersTest {

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("几个班期同时认定结业：编号不重不漏，每班一段")
    void atTheSameTime() throws Exception {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
            Draft draft = scenario.examined("OWN");
            scenario.patrolled(draft, "VALID", List.of(), "");
            scenario.results(draft, true);
            scenario.reported(draft);
            drafts.add(draft);
        }
        var start = new CountDownLatch(1);
        ExecutorService officers = Executors.newFixedThreadPool(drafts.size());
        try {
            List<Future<?>> done = new ArrayList<>();
            drafts.forEach(draft -> done.add(officers.submit(() -> {
                start.await();
                scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
                return null;
            })));
            start.countDown();
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            officers.shutdown();
        }
        List<Integer> numbers = drafts.stream().flatMap(draft -> work.certificates(draft.number(), scenario.clerk).lines().stream())
                .map(line -> Integer.valueOf(line.certificateNo().replaceAll(".*〕|号", ""))).sorted().toList();
        assertThat(numbers).isEqualTo(IntStream.range(numbers.get(0), numbers.get(0) + 30).boxed().toList());
    }

    @Test
    @DisplayName("已编发的证书和检查记录，程序的数据库账号不能修改、删除")
    void appendOnly() {
        for (String change : List.of("UPDATE certificate SET certificate_no = 'x'", "DELETE FROM class_inspection")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).isInstanceOf(DataAccessException.class)
                    .rootCause().hasMessageContaining("permission denied");
        }
    }
}
