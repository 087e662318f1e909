package org.peixun.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredAuditLog implements AuditLog {

    private static final String COLUMNS =
            "SELECT chain, seq, at, actor_id, actor_name, action, case_number, summary, changes FROM audit_entry";
    private static final String NEWEST_FIRST = " ORDER BY at DESC, chain, seq DESC";
    private static final int FETCH_SIZE = 500;

    private final JdbcTemplate jdbc;
    private final ActionLabels labels;

    StoredAuditLog(JdbcTemplate jdbc, ActionLabels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    @Override
    public List<Line> of(String caseNumber) {
        return jdbc.query(COLUMNS + " WHERE case_number = ? ORDER BY at, chain, seq", (row, n) -> line(row), caseNumber);
    }

    @Override
    public Page search(Filter filter, int page, int size) {
        var found = new Where(filter).firstOf((long) page * size + size + 1);
        found.values.add(size + 1);
        found.values.add((long) page * size);
        List<Line> lines = jdbc.query(found.sql + NEWEST_FIRST + " LIMIT ? OFFSET ?", (row, n) -> line(row), found.values.toArray());
        boolean more = lines.size() > size;
        return new Page(more ? List.copyOf(lines.subList(0, size)) : lines, page, more);
    }

    /** In a transaction, as PostgreSQL's driver otherwise fetches everything at once. */
    @Override
    @Transactional(readOnly = true)
    public void forEach(Filter filter, Consumer<Line> reader) {
        var where = new Where(filter).all();
        jdbc.query(connection -> {
            var statement = connection.prepareStatement(where.sql + NEWEST_FIRST);
            statement.setFetchSize(FETCH_SIZE);
            for (int i = 0; i < where.values.size(); i++) {
                statement.setObject(i + 1, where.values.get(i));
            }
            return statement;
        }, row -> {
            reader.accept(line(row));
        });
    }

    /** Jumps from name to name through the index instead of reading all entries. */
    @Override
    public List<Area> actions() {
        Map<String, List<Action>> areas = new LinkedHashMap<>();
        for (String name : names()) {
            areas.computeIfAbsent(labels.area(name), area -> new ArrayList<>()).add(new Action(name, labels.of(name)));
        }
        return areas.entrySet().stream().map(area -> new Area(area.getKey(), area.getValue())).toList();
    }

    private List<String> names() {
        return jdbc.queryForList("""
                WITH RECURSIVE name (action) AS (
                    (SELECT action FROM audit_entry ORDER BY action LIMIT 1)
                    UNION ALL
                    SELECT (SELECT e.action FROM audit_entry e WHERE e.action > name.action ORDER BY e.action LIMIT 1)
                    FROM name WHERE name.action IS NOT NULL)
                SELECT action FROM name WHERE action IS NOT NULL
                """, String.class);
    }

    private Line line(ResultSet row) throws SQLException {
        String action = row.getString("action");
        return new Line(row.getString("chain"), row.getLong("seq"), row.getTimestamp("at").toInstant(),
                row.getString("actor_id"), row.getString("actor_name"), action, labels.of(action),
                row.getString("case_number"), row.getString("summary"), ChangesJson.read(row.getString("changes")));
    }

    private static final class Where {

        /** By the name's accounts too: as a deputy the same person is 张某（代李某）. */
        private static final String ACCOUNTS = "ARRAY(SELECT ?::text UNION SELECT user_id FROM app_user WHERE name = ?)";

        private final StringBuilder sql = new StringBuilder(" WHERE true");
        private final List<Object> values = new ArrayList<>();
        private final String person;

        Where(Filter filter) {
            person = given(filter.person()) ? filter.person().strip() : null;
            if (filter.from() != null) {
                add(" AND at >= ?", startOf(filter.from()));
            }
            if (filter.to() != null) {
                add(" AND at < ?", startOf(filter.to().plusDays(1)));
            }
            if (given(filter.action())) {
                add(" AND action = ?", filter.action().strip());
            }
            if (given(filter.caseNumber())) {
                add(" AND case_number = ?", filter.caseNumber().strip());
            }
            if (given(filter.jurisdiction())) {
                add(" AND chain = ?", filter.jurisdiction().strip());
            }
        }

        /** All of them: an array, so that each part keeps its index. */
        Query all() {
            var all = new Query(COLUMNS + sql, values);
            return person == null ? all : all.and(" AND (actor_name = ? OR actor_id = ANY (" + ACCOUNTS + "))", person, person, person);
        }

        /** At least the newest so many: of a person account by account and by the name, as an index gives them, however rarely the person did something. */
        Query firstOf(long rows) {
            if (person == null) {
                return new Query(COLUMNS + sql, values);
            }
            String first = NEWEST_FIRST + " LIMIT " + rows;
            return new Query("SELECT * FROM (SELECT done.* FROM unnest(" + ACCOUNTS + ") account(id) CROSS JOIN LATERAL (" + COLUMNS + sql
                            + " AND actor_id = account.id" + first + ") done", List.of(person, person)).and("", values.toArray())
                    .and(" UNION ALL (" + COLUMNS + sql, values.toArray())
                    .and(" AND actor_name = ? AND actor_id <> ALL (" + ACCOUNTS + ")" + first + ")) found", person, person, person);
        }

        private void add(String condition, Object... parameters) {
            sql.append(condition);
            values.addAll(List.of(parameters));
        }

        private static boolean given(String text) {
            return text != null && !text.isBlank();
        }

        private static Timestamp startOf(LocalDate day) {
            return Timestamp.from(day.atStartOfDay(Zone.CHINA).toInstant());
        }
    }

    private record Query(String sql, List<Object> values) {

        Query(String sql, List<Object> values) {
            this.sql = sql;
            this.values = new ArrayList<>(values);
        }

        Query and(String more, Object... parameters) {
            var longer = new Query(sql + more, values);
            longer.values.addAll(List.of(parameters));
            return longer;
        }
    }
}
