package org.peixun.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.database.RecordMapper;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The directory as people look through it: each institution with its standing of today. */
@Component
public class DirectoryList {

    /** @param since the day from which the status holds */
    public record Line(
            long id, String name, String creditCode, String kind, String jurisdiction, DirectoryStatus status, LocalDate since) {}

    /** @param number of lines found in all */
    public record Page(List<Line> lines, int number, int page, int pages) {}

    /**
     * @param reasonCode of a decision made here, or {@code null} of one that was taken over with the directory
     * @param revokingNo document by which the decision was taken back, {@code null} = it stands
     */
    public record Event(DirectoryStatus status, LocalDate effectiveOn, String reason, StandingReason reasonCode, String documentNo,
            String decidedByName, java.time.Instant decidedAt, String revokingNo) {

        public boolean revoked() {
            return revokingNo != null;
        }
    }

    /** Of an export. */
    public static final int MOST_ROWS = 10_000;

    private static final int SIZE = 20;
    private static final String REVOKING_NO = """
            (SELECT r.revoking_no FROM standing_revocation r
             WHERE r.institution_id = e.institution_id AND r.document_no = e.document_no AND r.revoked_at >= coalesce(e.decided_at, e.effective_on)
             ORDER BY r.revoked_at LIMIT 1)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    DirectoryList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param text part of the name or a credit code; blank = all
     * @param jurisdiction county code; blank = all
     * @param status name of a {@link DirectoryStatus}; blank = all
     * @param page from 1
     */
    public Page search(String text, String jurisdiction, String status, int page) {
        List<Numbered> lines = lines(text, jurisdiction, status, SIZE, (Math.max(1, page) - 1L) * SIZE);
        int number = lines.isEmpty() ? 0 : lines.get(0).number();
        return new Page(lines.stream().map(Numbered::line).toList(), number, Math.max(1, page),
                (number + SIZE - 1) / SIZE);
    }

    /** What {@link #search} finds, all pages: one more than {@value #MOST_ROWS} where there are more. */
    public List<Line> all(String text, String jurisdiction, String status) {
        return lines(text, jurisdiction, status, MOST_ROWS + 1, 0).stream().map(Numbered::line).toList();
    }

    private List<Numbered> lines(String text, String jurisdiction, String status, int size, long offset) {
        String from = """
                FROM institution i CROSS JOIN LATERAL (
                    SELECT status, effective_on FROM institution_event
                    WHERE institution_id = i.id AND effective_on <= :today
                    ORDER BY effective_on DESC, id DESC LIMIT 1) e
                WHERE (:jurisdiction = '' OR i.jurisdiction = :jurisdiction)
                  AND (:status = '' OR e.status = :status)
                  AND (:text = '' OR strpos(i.name, :text) > 0 OR i.credit_code = upper(:text))
                """;
        return jdbc.sql("SELECT i.id, i.name, i.credit_code, i.kind, i.jurisdiction, e.status, e.effective_on AS since,"
                        + " count(*) OVER () AS number " + from
                        + "ORDER BY i.jurisdiction, i.name, i.id LIMIT :size OFFSET :offset")
                .param("today", today()).param("jurisdiction", jurisdiction).param("status", status)
                .param("text", text.strip()).param("size", size).param("offset", offset)
                .query(Numbered.class).list();
    }

    /** An institution by its full name. */
    public record Named(long id, String name, String jurisdiction) {}

    /** Those that bear one of these names. */
    public List<Named> named(Collection<String> names) {
        return jdbc.sql("SELECT id, name, jurisdiction FROM institution WHERE name = ANY (?) ORDER BY id")
                .param(names.toArray(String[]::new)).query(Named.class).list();
    }

    /** For a list to pick from, by county and name. */
    public List<Named> everyName() {
        return jdbc.sql("SELECT id, name, jurisdiction FROM institution ORDER BY jurisdiction, name, id").query(Named.class).list();
    }

    /** All of a county that may train today, by name; one query, however many they are. */
    public List<Named> inOrder(String jurisdiction) {
        return jdbc.sql("""
                SELECT i.id, i.name, i.jurisdiction FROM institution i CROSS JOIN LATERAL (
                    SELECT status FROM institution_event
                    WHERE institution_id = i.id AND effective_on <= :today
                    ORDER BY effective_on DESC, id DESC LIMIT 1) e
                WHERE i.jurisdiction = :jurisdiction AND e.status = 'NORMAL' ORDER BY i.name, i.id""")
                .param("today", today()).param("jurisdiction", jurisdiction).query(Named.class).list();
    }

    /** Those of them that may train today; one query. */
    public Set<Long> inOrder(Collection<Long> institutions) {
        return Set.copyOf(jdbc.sql("""
                SELECT institution_id FROM (
                    SELECT DISTINCT ON (institution_id) institution_id, status FROM institution_event
                    WHERE institution_id = ANY (:institutions) AND effective_on <= :today
                    ORDER BY institution_id, effective_on DESC, id DESC) e
                WHERE status = 'NORMAL'""")
                .param("today", today()).param("institutions", institutions.toArray(Long[]::new)).query(Long.class).list());
    }

    /** Newest first. */
    public List<Event> events(long institutionId) {
        return jdbc.sql("""
                SELECT status, effective_on, reason, reason_code, document_no, decided_by_name, decided_at, """ + REVOKING_NO + """
                 AS revoking_no FROM institution_event e
                WHERE institution_id = ? ORDER BY effective_on DESC, id DESC""")
                .param(institutionId).query(Event.class).list();
    }

    /** Of several institutions, each newest first; one query. */
    public Map<Long, List<Event>> events(Collection<Long> institutions) {
        var events = new HashMap<Long, List<Event>>();
        var event = new RecordMapper<>(Event.class);
        jdbc.sql("""
                SELECT institution_id, status, effective_on, reason, reason_code, document_no, decided_by_name, decided_at, """ + REVOKING_NO + """
                 AS revoking_no FROM institution_event e
                WHERE institution_id = ANY (:institutions) ORDER BY effective_on DESC, id DESC""")
                .param("institutions", institutions.toArray(Long[]::new)).query((row, n) -> events
                        .computeIfAbsent(row.getLong("institution_id"), key -> new ArrayList<>()).add(event.mapRow(row, n))).list();
        return events;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zone.CHINA);
    }

    private record Numbered(
            long id, String name, String creditCode, String kind, String jurisdiction, DirectoryStatus status, LocalDate since, int number) {

        Line line() {
            return new Line(id, name, creditCode, kind, jurisdiction, status, since);
        }
    }
}
