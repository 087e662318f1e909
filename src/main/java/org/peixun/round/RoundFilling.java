package org.peixun.round;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.shared.Dates;
import org.peixun.workflow.CaseNumbers;
import org.peixun.workflow.CaseTypes;
import org.peixun.workflow.Processes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives each county of an opened round its case. */
@Component
class RoundFilling {

    private static final int BATCH = 100;

    private final AnnualRounds rounds;
    private final CountyRounds counties;
    private final RoundKinds kinds;
    private final CaseTypes types;
    private final CaseNumbers caseNumbers;
    private final Processes processes;
    private final Notifications notifications;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Dates dates = new Dates();

    RoundFilling(
            AnnualRounds rounds, CountyRounds counties, RoundKinds kinds, CaseTypes types, CaseNumbers caseNumbers,
            Processes processes, Notifications notifications, JdbcClient jdbc, TransactionTemplate transaction) {
        this.rounds = rounds;
        this.counties = counties;
        this.kinds = kinds;
        this.types = types;
        this.caseNumbers = caseNumbers;
        this.processes = processes;
        this.notifications = notifications;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Gives every county without a case its own, a hundred a transaction: what was done before a crash stays, and the next
     * call goes on. Two calls at once share the work.
     *
     * @return how many cases were made
     */
    int fill(long id) {
        int made = 0;
        int batch;
        do {
            batch = transaction.execute(status -> fillBatch(id));
            made += batch;
        } while (batch == BATCH);
        return made;
    }

    private int fillBatch(long id) {
        Round round = rounds.hold(id);
        round.requireOpen("分发");
        RoundKind kind = kinds.of(round.caseType());
        List<String> without = jdbc.sql("""
                SELECT jurisdiction FROM round_county WHERE round_id = ? AND case_number IS NULL
                ORDER BY position LIMIT ? FOR UPDATE SKIP LOCKED""").params(id, BATCH).query(String.class).list();
        if (!without.isEmpty()) {
            Iterator<String> numbers = caseNumbers.next(types.byId(kind.caseType()), without.size()).iterator();
            processes.together(() -> without.forEach(jurisdiction -> fill(round, kind, jurisdiction, numbers.next())));
        }
        return without.size();
    }

    private void fill(Round round, RoundKind kind, String jurisdiction, String number) {
        CountyRound county = counties.get(round.id(), jurisdiction);
        kind.createCase(number, new RoundKind.CountyTask(round.id(), round.year(), round.subject(), jurisdiction));
        county.begin(number);
        counties.hasCase(county, number);
        processes.start(kind.caseType(), number, jurisdiction, Map.of());
        notifications.toGroup(Role.COUNTY_CLERK.in(jurisdiction), new Notifications.Message(
                "年度任务：" + round.subject(), "请于" + dates.moment(RoundDates.lastMinute(round.closesAt())) + "前报送市级。",
                "/cases/" + number, number));
    }
}
