package org.peixun.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.shared.OncePerTransaction;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcDirectory implements Directory {

    /**
     * Whoever trains others does so under an agreement that contains the {@code :date} (clause 12); institutions {@code i} that
     * were loaded without their agreements are held to the end in their scopes alone.
     */
    static final String UNDER_AGREEMENT = """
            (i.kind = '企业' OR NOT EXISTS (SELECT FROM institution_agreement a WHERE a.institution_id = i.id)
              OR EXISTS (SELECT FROM institution_agreement a WHERE a.institution_id = i.id
                AND :date BETWEEN a.valid_from AND a.valid_to AND (a.ended_on IS NULL OR a.ended_on > :date)))""";

    private static final String MAY_TRAIN = """
            EXISTS (SELECT FROM institution_scope s JOIN institution i ON i.id = s.institution_id
            WHERE s.institution_id = :institution AND s.occupation_code = :occupation AND s.level = :level
              AND s.valid_from <= :date AND (s.valid_to IS NULL OR s.valid_to >= :date)
              AND (s.agreement_valid_to IS NULL OR s.agreement_valid_to >= :date) AND """ + UNDER_AGREEMENT + ")";

    /** The register's period of each teacher or place holds all days on which it is used. */
    private static final String ALL_THERE = """
            NOT EXISTS (SELECT FROM unnest(CAST(:%1$sIds AS bigint[]), CAST(:%1$sFirst AS date[]), CAST(:%1$sLast AS date[])) AS used (id, since, until)
              JOIN %1$s t ON t.id = used.id AND t.institution_id = :institution WHERE t.valid_from > used.since OR t.valid_to < used.until)""";

    private static final String ALLOWED = "SELECT " + String.join(" AND ", MAY_TRAIN, """
            'NORMAL' = coalesce((SELECT status FROM institution_event WHERE institution_id = :institution AND effective_on <= :today
              ORDER BY effective_on DESC, id DESC LIMIT 1), 'PENDING')""", ALL_THERE.formatted("teacher"), ALL_THERE.formatted("place"));

    private final JdbcClient jdbc;

    JdbcDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String INSTITUTIONS = "SELECT id, name, short_name, kind, credit_code, jurisdiction, address, phone, contact FROM institution";
    private static final String INSTITUTION = INSTITUTIONS + " WHERE id = ?";

    @Override
    public Institution institution(long id) {
        return OncePerTransaction.read(entry(id), () -> jdbc.sql(INSTITUTION).param(id).query(Institution.class).optional()
                .orElseThrow(() -> RequestRefused.notFound("目录中没有该机构。请从机构目录中查找。")));
    }

    @Override
    public List<Institution> institutions(Collection<Long> ids) {
        return jdbc.sql(INSTITUTIONS + " WHERE id = ANY (?) ORDER BY name").param(ids.toArray(Long[]::new)).query(Institution.class).list();
    }

    @Override
    public Map<Long, String> names(Collection<Long> ids) {
        return jdbc.sql("SELECT id, name FROM institution WHERE id = ANY (?)").param(ids.toArray(Long[]::new))
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Object> entry(long id) {
        return List.of("institution", id);
    }

    @Override
    public List<Scope> scopes(long institutionId) {
        return jdbc.sql("""
                SELECT s.occupation_code, o.name AS occupation_name, s.level, s.valid_from, s.valid_to, s.agreement_valid_to
                FROM institution_scope s JOIN occupation o ON o.code = s.occupation_code
                WHERE s.institution_id = ? ORDER BY o.name, s.level DESC, s.valid_from""")
                .param(institutionId).query(Scope.class).list();
    }

    @Override
    public List<Occupation> occupations() {
        return OncePerTransaction.read("occupations", () -> jdbc.sql("""
                SELECT o.code, o.name, o.kind, array_agg(l.level ORDER BY l.level DESC) AS levels
                FROM occupation o JOIN occupation_level l ON l.occupation_code = o.code
                GROUP BY o.code ORDER BY o.kind, o.code""").query((row, i) -> occupation(row)).list());
    }

    private static Occupation occupation(ResultSet row) throws SQLException {
        Array levels = row.getArray("levels");
        return new Occupation(row.getString("code"), row.getString("name"), row.getString("kind"),
                Stream.of((String[]) levels.getArray()).map(Level::valueOf).toList());
    }

    @Override
    public List<Teacher> teachers(long institutionId) {
        return OncePerTransaction.read(List.of("teachers", institutionId), () -> jdbc.sql("""
                SELECT id, name, certificate_no, title, specialty, full_time, valid_from, valid_to
                FROM teacher WHERE institution_id = ? ORDER BY name, id""")
                .param(institutionId).query(Teacher.class).list());
    }

    @Override
    public List<Place> places(long institutionId) {
        return OncePerTransaction.read(List.of("places", institutionId), () -> jdbc
                .sql("SELECT id, name, address, capacity, valid_from, valid_to FROM place WHERE institution_id = ? ORDER BY name, id")
                .param(institutionId).query(Place.class).list());
    }

    @Override
    public List<Agreement> agreements(long institutionId) {
        return jdbc.sql("""
                SELECT id, number, valid_from, valid_to, ended_on FROM institution_agreement
                WHERE institution_id = ? ORDER BY least(valid_to, ended_on - 1) DESC, id DESC""").param(institutionId).query(Agreement.class).list();
    }

    @Override
    public List<Change> changes(long institutionId) {
        return jdbc.sql("SELECT what, reason, by_name, at FROM institution_change WHERE institution_id = ? ORDER BY id DESC LIMIT 200")
                .param(institutionId).query(Change.class).list();
    }

    @Override
    public boolean mayTrain(long institutionId, String occupationCode, Level level, LocalDate date) {
        return jdbc.sql("SELECT " + MAY_TRAIN)
                .param("institution", institutionId).param("occupation", occupationCode)
                .param("level", level.name()).param("date", date).query(Boolean.class).single();
    }

    @Override
    public boolean allows(PlannedClass planned, LocalDate today) {
        var asked = jdbc.sql(ALLOWED).param("institution", planned.institutionId()).param("occupation", planned.occupationCode())
                .param("level", planned.level().name()).param("date", planned.startsOn()).param("today", today);
        return used(used(asked, "teacher", planned.teachers()), "place", planned.places()).query(Boolean.class).single();
    }

    private static JdbcClient.StatementSpec used(JdbcClient.StatementSpec asked, String what, List<Use> uses) {
        return asked.param(what + "Ids", uses.stream().map(Use::id).toArray(Long[]::new))
                .param(what + "First", uses.stream().map(use -> use.first().toString()).toArray(String[]::new))
                .param(what + "Last", uses.stream().map(use -> use.last().toString()).toArray(String[]::new));
    }

    @Override
    public Standing standingOn(long institutionId, LocalDate date) {
        return OncePerTransaction.read(List.of("standing", institutionId, date), () -> jdbc.sql("""
                SELECT status, effective_on, reason, document_no FROM institution_event WHERE institution_id = ? AND effective_on <= ?
                ORDER BY effective_on DESC, id DESC LIMIT 1""")
                .param(institutionId).param(date).query(Standing.class).optional()
                .orElse(Standing.PENDING));
    }

    @Override
    public Map<Long, Standing> standingsOn(Collection<Long> institutionIds, LocalDate date) {
        Map<Long, Standing> standings = new HashMap<>();
        institutionIds.forEach(id -> standings.put(id, Standing.PENDING));
        jdbc.sql("""
                SELECT DISTINCT ON (institution_id) institution_id, status, effective_on, reason, document_no FROM institution_event
                WHERE institution_id = ANY (?) AND effective_on <= ? ORDER BY institution_id, effective_on DESC, id DESC""")
                .param(institutionIds.toArray(Long[]::new)).param(date)
                .query((row, n) -> standings.put(row.getLong(1), new Standing(DirectoryStatus.valueOf(row.getString(2)),
                        row.getObject(3, LocalDate.class), row.getString(4), row.getString(5)))).list();
        return standings;
    }

    @Override
    public void keepStanding(long institutionId) {
        jdbc.sql(INSTITUTION + " FOR SHARE").param(institutionId).query(Institution.class).optional()
                .ifPresent(held -> OncePerTransaction.put(entry(institutionId), held));
    }

    @Override
    public Optional<Standard> standard(String occupationCode, Level level, LocalDate classStart) {
        return jdbc.sql("""
                SELECT amount, min_hours, valid_from FROM (
                    SELECT amount_yuan AS amount, min_hours, valid_from, valid_to FROM subsidy_standard
                    WHERE occupation_code = :code AND level = :level AND valid_from <= :start ORDER BY valid_from DESC LIMIT 1) line
                WHERE valid_to IS NULL OR valid_to >= :start""")
                .param("code", occupationCode).param("level", level.name()).param("start", classStart).query(Standard.class).optional();
    }

    @Override
    public Optional<LocalDate> nextStandardFrom(String occupationCode, Level level, LocalDate after) {
        return jdbc.sql("""
                SELECT valid_from FROM subsidy_standard
                WHERE occupation_code = ? AND level = ? AND valid_from > ? ORDER BY valid_from LIMIT 1""")
                .param(occupationCode).param(level.name()).param(after).query(LocalDate.class).optional();
    }
}
