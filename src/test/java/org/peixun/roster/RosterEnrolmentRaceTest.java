package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("花名册：同时报送")
class RosterEnrolmentRaceTest {

    private static final List<String> CASES = List.of("开班2026-97001", "开班2026-97002", "开班2026-97003", "开班2026-97004");

    @Autowired
    Rosters rosters;

    @AfterEach
    void clean() {
        CASES.forEach(rosters::discard);
    }

    @Test
    @DisplayName("四个班期同时报送同一批学员：只有一个成功，其余得到说明")
    void onlyOneWins() throws Exception {
        byte[] book = RosterBook.of(20).bytes();
        for (String caseNumber : CASES) {
            RosterContext context = RosterImportTest.classOf(caseNumber, "2026-05-20", "2026-06-10");
            rosters.read(new ByteArrayInputStream(book), "a.xlsx", context);
            rosters.accept(context, Rosters.Take.ALL);
        }
        var start = new CyclicBarrier(CASES.size());
        var threads = Executors.newFixedThreadPool(CASES.size());
        try {
            List<Callable<Boolean>> submissions = CASES.stream().<Callable<Boolean>>map(caseNumber -> () -> {
                start.await(30, TimeUnit.SECONDS);
                try {
                    rosters.enrol(RosterImportTest.classOf(caseNumber, "2026-05-20", "2026-06-10"), Rosters.DRAFT);
                    return true;
                } catch (RequestRefused e) {
                    assertThat(e.getMessage()).contains("20处").contains("请调整花名册后重新报送");
                    return false;
                }
            }).toList();
            int won = 0;
            for (var outcome : threads.invokeAll(submissions)) {
                won += outcome.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
