package org.peixun.employment;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.delivery.Certificates;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 跟踪时点: which one is next, and what the ended ones came to. */
@Component
class Checkpoints {

    private static final List<String> KEYS =
            List.of("employment.checkpointFirst", "employment.checkpointSecond", "employment.checkpointThird");

    /** @param reported {@code false}: 未报送 */
    record Ended(int nth, int months, boolean reported, int graduates, int employed) {

        int rate() {
            return graduates == 0 ? 0 : employed * 100 / graduates;
        }
    }

    private final JdbcClient jdbc;
    private final PolicyParameters parameters;
    private final Certificates certificates;
    private final Clock clock;

    Checkpoints(JdbcClient jdbc, PolicyParameters parameters, Certificates certificates, Clock clock) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.certificates = certificates;
        this.clock = clock;
    }

    Policy policy(RegisteredClass registered) {
        return parameters.at(registered.startsOn(), registered.jurisdiction());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    List<Ended> ended(String number) {
        return jdbc.sql("SELECT nth, months, outcome, graduates, employed FROM employment_checkpoint WHERE number = ? ORDER BY nth")
                .param(number).query((row, n) -> new Ended(row.getInt(1), row.getInt(2), row.getString(3).equals("REPORTED"),
                        row.getInt(4), row.getInt(5))).list();
    }

    /** 1, 2 or 3; 4 when all have ended. */
    int current(String number) {
        return ended(number).size() + 1;
    }

    boolean more(String number) {
        return current(number) <= KEYS.size();
    }

    int months(RegisteredClass registered, int nth) {
        return policy(registered).integer(KEYS.get(nth - 1));
    }

    /** The day on which the current one is reached. */
    LocalDate reachedOn(RegisteredClass registered) {
        LocalDate completed = certificates.completedOn(registered.number()).orElseGet(this::today);
        return completed.plusMonths(months(registered, Math.min(current(registered.number()), KEYS.size())));
    }

    void end(RegisteredClass registered, boolean reported, int graduates, int employed) {
        int nth = current(registered.number());
        jdbc.sql("""
                INSERT INTO employment_checkpoint (number, nth, institution_id, months, outcome, graduates, employed, closed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(registered.number(), nth, registered.institutionId(), months(registered, nth),
                        reported ? "REPORTED" : "UNREPORTED", graduates, employed, Timestamp.from(clock.instant())).update();
    }
}
