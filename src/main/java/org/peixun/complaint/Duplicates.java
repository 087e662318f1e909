package org.peixun.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.peixun.policy.PolicyParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 相似举报: others of the same institution around the same time. A ticket of the hotline cannot come twice at all. */
@Repository
class Duplicates {

    private static final int SHOWN = 50;

    /** @param state as the database has it */
    record Similar(String number, String source, String subject, String content, String state, Instant registeredAt, String mainNumber) {}

    private final JdbcClient jdbc;
    private final PolicyParameters parameters;
    private final Clock clock;

    Duplicates(JdbcClient jdbc, PolicyParameters parameters, Clock clock) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.clock = clock;
    }

    List<Similar> of(Complaint complaint) {
        Duration around = Duration.ofDays(
                parameters.at(LocalDate.now(clock), complaint.jurisdiction()).integer("complaint.duplicateDays"));
        String same = complaint.institutionId() == null
                ? "institution_id IS NULL AND jurisdiction = :jurisdiction AND institution_name = :name"
                : "institution_id = :institution AND jurisdiction = :jurisdiction";
        return jdbc.sql("SELECT number, source, subject, content, state, registered_at, main_number FROM complaint WHERE " + same
                        + " AND registered_at BETWEEN :from AND :to AND number <> :number ORDER BY registered_at DESC, number LIMIT " + SHOWN)
                .param("jurisdiction", complaint.jurisdiction()).param("name", complaint.institutionName())
                .param("institution", complaint.institutionId(), java.sql.Types.BIGINT).param("number", complaint.number())
                .param("from", complaint.told().registeredAt().minus(around).atOffset(ZoneOffset.UTC))
                .param("to", complaint.told().registeredAt().plus(around).atOffset(ZoneOffset.UTC)).query(Similar.class).list();
    }
}
