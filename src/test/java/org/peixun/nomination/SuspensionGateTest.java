package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.directory.DirectoryStatus.NORMAL;
import static org.peixun.directory.DirectoryStatus.REMOVED;
import static org.peixun.directory.DirectoryStatus.SUSPENDED;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.StandingReason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code nomination.noSuspensionMonths} is 24: from 14 April 2024. */
@IntegrationTest
@DisplayName("规定期限内未被暂停承训（第6条、第12条）：看暂停的整段时间")
class SuspensionGateTest {

    private static final String COUNTY = "371581";

    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    private long institution;

    @BeforeEach
    void april() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        institution = scenario.institution(COUNTY);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("期限以前开始、期限以内才恢复的不符合，写明起止日期")
    void begunBefore() {
        event(SUSPENDED, "2023-02-01", StandingReason.FALSE_MATERIAL);
        event(NORMAL, "2024-04-14", StandingReason.RECTIFIED);
        assertThat(gate()).returns(false, Gates.Gate::passed).extracting(Gates.Gate::text).asString()
                .contains("2023-02-01", "2024-04-14", "24个月", "第12条");
    }

    @Test
    @DisplayName("恢复以后原决定被撤销的，不算被暂停过")
    void takenBackAfterItsEnd() {
        event(SUSPENDED, "2026-02-01", StandingReason.FALSE_MATERIAL);
        event(NORMAL, "2026-04-01", StandingReason.RECTIFIED);
        assertThat(gate().passed()).isFalse();
        jdbc.sql("""
                INSERT INTO standing_revocation (institution_id, document_no, revoking_no, revoked_at)
                SELECT institution_id, document_no, '聊政复决字〔2026〕9号', now() FROM institution_event
                WHERE institution_id = ? AND status = 'SUSPENDED'""").param(institution).update();
        assertThat(gate().passed()).isTrue();
    }

    @Test
    @DisplayName("很早开始、至今没有恢复的不符合")
    void stillSuspended() {
        event(SUSPENDED, "2022-02-01", StandingReason.FALSE_MATERIAL);
        assertThat(gate()).returns(false, Gates.Gate::passed).extracting(Gates.Gate::text).asString().contains("2022-02-01", "尚未恢复");
    }

    @Test
    @DisplayName("期限起算当日已经恢复的符合；其后不久又被暂停的，按后一次")
    void overBefore() {
        event(SUSPENDED, "2023-02-01", StandingReason.FALSE_MATERIAL);
        event(NORMAL, "2024-04-13", StandingReason.RECTIFIED);
        assertThat(gate().passed()).isTrue();
        event(SUSPENDED, "2025-05-06", StandingReason.DISORDERLY_MANAGEMENT);
        event(NORMAL, "2025-06-06", StandingReason.RECTIFIED);
        assertThat(gate()).returns(false, Gates.Gate::passed).extracting(Gates.Gate::text).asString().contains("2025-05-06");
    }

    @Test
    @DisplayName("没有查实而解除的先行暂停、撤销的暂停决定不算；因此移出目录的一并撤销的也不算")
    void revoked() {
        event(SUSPENDED, "2025-05-06", StandingReason.MISLEADING_ADVERTISING);
        event(NORMAL, "2025-05-20", StandingReason.DECISION_REVOKED);
        event(SUSPENDED, "2025-07-01", StandingReason.FALSE_MATERIAL);
        event(REMOVED, "2025-08-01", StandingReason.FALSE_MATERIAL);
        event(NORMAL, "2025-09-01", StandingReason.DECISION_REVOKED);
        assertThat(gate()).returns(true, Gates.Gate::passed).extracting(Gates.Gate::text).asString().contains("未被暂停");
    }

    @Test
    @DisplayName("撤销的是后一次，前一次仍然算")
    void earlierOneStands() {
        event(SUSPENDED, "2025-05-06", StandingReason.MISLEADING_ADVERTISING);
        event(NORMAL, "2025-05-20", StandingReason.RECTIFIED);
        event(SUSPENDED, "2025-07-01", StandingReason.FALSE_MATERIAL);
        event(NORMAL, "2025-09-01", StandingReason.DECISION_REVOKED);
        assertThat(gate()).returns(false, Gates.Gate::passed).extracting(Gates.Gate::text).asString().contains("2025-05-06");
    }

    private Gates.Gate gate() {
        return nominations.gatesOf(institution).stream().filter(gate -> gate.label().equals("暂停承训")).findFirst().orElseThrow();
    }

    private void event(DirectoryStatus status, String on, StandingReason reason) {
        jdbc.sql("INSERT INTO institution_event (institution_id, status, effective_on, reason, document_no, reason_code) VALUES (?, ?, ?, ?, ?, ?)")
                .params(institution, status.name(), LocalDate.parse(on), reason.label(), "某人社函1号", reason.name()).update();
    }
}
