package org.peixun.suspension;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.classfiling.ClassFates;
import org.peixun.classfiling.RunningClasses;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of each running class of an institution that is to be suspended (clause 12). */
@Repository
class SuspendedClasses implements ClassFates {

    enum Fate {
        CONTINUE("在监督下继续"), STOP("停止，等待处理结果"), TAKEN_OVER("由其他机构接收");

        private final String label;

        Fate(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param fate {@code null} = not decided yet @param taker the institution that takes it over */
    public record Decided(RunningClasses.Line line, Fate fate, String taker) {}

    record Row(String filing, Fate fate, String taker) {}

    private final JdbcClient jdbc;
    private final RunningClasses running;

    SuspendedClasses(JdbcClient jdbc, RunningClasses running) {
        this.jdbc = jdbc;
        this.running = running;
    }

    /** The classes that run now, each with what was decided. */
    List<Decided> of(Suspension suspension) {
        Map<String, Row> rows = rows(suspension.number());
        return running.of(suspension.institutionId()).stream().map(line -> {
            Row row = rows.get(line.number());
            return new Decided(line, row == null ? null : row.fate(), row == null ? null : row.taker());
        }).toList();
    }

    void decide(Suspension suspension, String filing, Fate fate, String taker) {
        if (running.of(suspension.institutionId()).stream().noneMatch(line -> line.number().equals(filing))) {
            throw RequestRefused.conflict("班期“" + filing + "”不在培训中，可能刚刚结课。请刷新页面查看最新情况。");
        }
        jdbc.sql("""
                INSERT INTO suspension_class (number, filing_number, fate, taker) VALUES (?, ?, ?, ?)
                ON CONFLICT (number, filing_number) DO UPDATE SET fate = excluded.fate, taker = excluded.taker""")
                .params(suspension.number(), filing, fate.name(), taker).update();
    }

    /** A class that carries on under supervision stands still from now on, as those that were stopped at once. */
    void stop(Suspension suspension, String filing, String reason) {
        if (jdbc.sql("UPDATE suspension_class SET fate = 'STOP' WHERE number = ? AND filing_number = ? AND fate = 'CONTINUE'")
                .params(suspension.number(), filing).update() == 0) {
            throw RequestRefused.conflict("班期“" + filing + "”不是本件决定在监督下继续的班期，不能再停止。请刷新页面查看最新情况。");
        }
        running.stop(filing, reason);
    }

    /** What was decided for a class that has ended since is no part of the suspension. */
    void dropEnded(Suspension suspension) {
        String[] run = running.of(suspension.institutionId()).stream().map(RunningClasses.Line::number).toArray(String[]::new);
        jdbc.sql("DELETE FROM suspension_class WHERE number = ? AND filing_number <> ALL (?)").params(suspension.number(), run).update();
    }

    /** @throws RequestRefused 400 naming the classes that wait for a decision */
    void checkAllDecided(Suspension suspension) {
        String open = of(suspension).stream().filter(one -> one.fate() == null).map(one -> one.line().number()).collect(Collectors.joining("、"));
        if (!open.isEmpty()) {
            throw RequestRefused.badInput("decision", "班期安排：" + open + "正在培训，还没有作出安排（第12条）。请先在“案卷”页对每个班期选择继续、停止或者由其他机构接收。");
        }
    }

    @Override
    public Map<String, ClassFates.Fate> of(long institutionId) {
        return jdbc.sql("""
                SELECT c.filing_number AS filing, c.fate, c.taker FROM suspension_class c JOIN suspension s ON s.number = c.number
                WHERE s.institution_id = ? AND s.ended_at IS NULL""").param(institutionId).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::filing, row -> new ClassFates.Fate(row.fate() == Fate.CONTINUE, row.taker())));
    }

    /** By number of the class, whether it still runs or not. */
    List<Row> decided(String number) {
        return jdbc.sql("SELECT filing_number AS filing, fate, taker FROM suspension_class WHERE number = ? ORDER BY filing_number").param(number)
                .query(Row.class).list();
    }

    private Map<String, Row> rows(String number) {
        return decided(number).stream().collect(Collectors.toMap(Row::filing, row -> row));
    }
}
