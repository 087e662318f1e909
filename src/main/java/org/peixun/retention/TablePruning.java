package org.peixun.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.KeptDays;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What serves the day and belongs to no case's term. */
@Component
class TablePruning {

    static final List<Kept> ALL = List.of(
            new Kept("notification", "站内通知", "created_at < :before", "retention.notificationDays"),
            new Kept("outbox", "发出的邮件", "created_at < :before AND (sent_at < :before OR sent_at IS NULL AND next_attempt_at IS NULL)", "retention.outboxDays"),
            new Kept("command", "防止重复提交的编号", "at < :before", "retention.commandDays"),
            new Kept("returned_worksheet", "退回的导入文件", "returned_at < :before", "retention.worksheetDays"));

    /** A statement stays short, whatever has gathered. */
    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final KeptDays kept;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    TablePruning(JdbcClient jdbc, KeptDays kept, Jurisdictions jurisdictions, Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** @param label for operators @param old which rows have been kept long enough @param days the policy parameter */
    record Kept(String table, String label, String old, String days) {}

    void prune(Kept one) {
        var now = clock.instant();
        int days = kept.of(one.days(), now.atZone(Zone.CHINA).toLocalDate(), jurisdictions.city().code());
        var before = Timestamp.from(now.minus(Duration.ofDays(days)));
        int gone;
        do {
            gone = jdbc.sql("DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %2$s LIMIT :most))".formatted(one.table(), one.old()))
                    .param("before", before).param("most", AT_ONCE).update();
        } while (gone == AT_ONCE);
    }
}
