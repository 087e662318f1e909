package org.peixun.projectlist;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.peixun.directory.Directory;
import org.peixun.directory.Trainers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The projects of lists that passed, with the progress last reported. */
@Repository
class ProjectRegister {

    private static final String COLUMNS = """
            p.code, p.number, p.position, p.year, p.jurisdiction, p.theme_code, p.theme, p.name, p.occupation_code, p.occupation,
            p.level, p.hours, p.planned, p.target, p.institution_id, p.body, p.budget, p.funding, p.starts_on, p.ends_on,
            p.progress, p.trained, p.narrative, p.reported_on,
            coalesce(c.classes, 0) AS classes, coalesce(c.filed, 0) AS filed, coalesce(c.started, 0) AS started,
            coalesce(c.finished, 0) AS finished
            """;
    private static final String FROM = """
            FROM listed_project p LEFT JOIN LATERAL (
                SELECT count(*) AS classes, sum(trainees) AS filed,
                       sum(coalesce(started, trainees)) FILTER (WHERE stage <> 'FILED') AS started,
                       sum(coalesce(finished, trainees)) FILTER (WHERE stage = 'FINISHED') AS finished
                FROM project_class WHERE code = p.code) c ON true
            """;

    /** How far a project had come. */
    record Reached(String progress, int trained) {}

    private final JdbcClient jdbc;

    ProjectRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The list's rows, which the rules have just read by these facts without a block. */
    void enter(ProjectList list, ListFacts facts) {
        int position = 0;
        for (ProjectRow row : list.draft().rows()) {
            position++;
            Project project = Project.of(row);
            Themes.Theme theme = facts.theme(project.text(ProjectField.THEME)).orElseThrow();
            Directory.Occupation occupation = facts.occupation(project.text(ProjectField.OCCUPATION)).orElseThrow();
            Long body = facts.body(project.text(ProjectField.BODY)).map(Trainers.Body::id).orElse(null);
            jdbc.sql("""
                    INSERT INTO listed_project (code, number, position, year, jurisdiction, theme_code, theme, name,
                        occupation_code, occupation, level, hours, planned, target, institution_id, body, budget, funding,
                        starts_on, ends_on, progress, trained, narrative)
                    VALUES (:code, :number, :position, :year, :jurisdiction, :themeCode, :theme, :name, :occupationCode,
                        :occupation, :level, :hours, :planned, :target, :institution, :body, :budget, :funding, :starts,
                        :ends, :progress, :trained, :narrative)""")
                    .param("code", "%s-%02d".formatted(list.number(), position)).param("number", list.number())
                    .param("position", position).param("year", list.year()).param("jurisdiction", list.jurisdiction())
                    .param("themeCode", theme.code())
                    .param("theme", theme.with(project.text(ProjectField.THEME_NOTE)))
                    .param("name", project.text(ProjectField.NAME)).param("occupationCode", occupation.code())
                    .param("occupation", occupation.name()).param("level", project.text(ProjectField.LEVEL))
                    .param("hours", project.hours()).param("planned", project.planned())
                    .param("target", project.text(ProjectField.TARGET)).param("institution", body, Types.BIGINT)
                    .param("body", project.text(ProjectField.BODY)).param("budget", project.budget())
                    .param("funding", project.text(ProjectField.FUNDING)).param("starts", project.startsOn())
                    .param("ends", project.endsOn()).param("progress", project.text(ProjectField.PROGRESS))
                    .param("trained", project.trained()).param("narrative", project.text(ProjectField.NARRATIVE)).update();
        }
    }

    /** All that was reported of a list's projects, newest period first. */
    List<ProjectReports.Reported> history(String number) {
        return jdbc.sql("""
                SELECT r.code, r.period, r.progress, r.trained, r.narrative, r.reported_by_name
                FROM project_progress r JOIN listed_project p ON p.code = r.code
                WHERE p.number = ? ORDER BY r.period DESC, p.position""").param(number)
                .query(ProjectReports.Reported.class).list();
    }

    List<ListedProject> ofList(String number) {
        return jdbc.sql("SELECT " + COLUMNS + FROM + " WHERE p.number = ? ORDER BY p.position").param(number)
                .query(ListedProject.class).list();
    }

    /** Without those that were given up: what is summed up is published. */
    List<ListedProject> ofYear(int year) {
        return jdbc.sql("SELECT " + COLUMNS + FROM + """
                 JOIN jurisdiction j ON j.code = p.jurisdiction
                WHERE p.year = ? AND p.progress <> '不再实施' ORDER BY j.position, p.position""").param(year).query(ListedProject.class).list();
    }

    /** Codes of those that were given up. */
    Set<String> givenUp(int year) {
        return jdbc.sql("SELECT code FROM listed_project WHERE year = ? AND progress = '不再实施'").param(year).query(String.class).set();
    }

    List<ListedProject> ofCounty(String jurisdiction, int year) {
        return jdbc.sql("SELECT " + COLUMNS + FROM + " WHERE p.jurisdiction = ? AND p.year = ? ORDER BY p.position, p.code")
                .params(jurisdiction, year).query(ListedProject.class).list();
    }

    /** Published, and neither done, given up nor past its last day. */
    List<ListedProject> open(String jurisdiction, LocalDate today) {
        return jdbc.sql("SELECT " + COLUMNS + FROM + """
                 WHERE p.jurisdiction = :jurisdiction AND p.ends_on >= :today AND p.progress NOT IN ('已完成', '不再实施')
                  AND EXISTS (SELECT FROM project_summary s WHERE s.year = p.year AND s.state = 'PUBLISHED'
                      AND s.content -> 'projects' @> jsonb_build_array(jsonb_build_object('code', p.code)))
                ORDER BY p.year, p.position, p.code""").param("jurisdiction", jurisdiction).param("today", today)
                .query(ListedProject.class).list();
    }

    /** The last day of those that are not over; empty when all are. */
    Optional<LocalDate> lastEnd(String number) {
        return jdbc.sql("SELECT ends_on FROM listed_project WHERE number = ? AND progress NOT IN ('已完成', '不再实施') ORDER BY ends_on DESC LIMIT 1").param(number)
                .query(LocalDate.class).optional();
    }

    /** By the last report before {@code period}, or what the city has corrected since. */
    Optional<Reached> before(String code, LocalDate period) {
        return jdbc.sql("""
                SELECT progress, trained FROM (
                    SELECT progress, trained, reported_at AS at, 0 AS correction FROM project_progress WHERE code = :code AND period < :period
                    UNION ALL
                    SELECT further ->> 'progress', (further ->> 'trained')::integer, decided_at, id FROM project_amendment
                    WHERE code = :code AND state = 'CONFIRMED' AND further ->> 'progress' IS NOT NULL) reached
                ORDER BY at DESC, correction DESC LIMIT 1""")
                .param("code", code).param("period", period).query(Reached.class).optional();
    }

    /** Whoever files a class for the project waits, by the same lock, and then sees what room is left. */
    void lock(String code) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 22))").param(code).query((row, i) -> i).list();
    }

    /** Filing numbers of the classes counted for the project. */
    List<String> classes(String code) {
        return jdbc.sql("SELECT filing_number FROM project_class WHERE code = ?").param(code).query(String.class).list();
    }

    /** @param occupation by its code and name, {@code null} when it stays @param theme {@code null} when it stays with its note */
    void amend(String code, AmendedValues to, Directory.Occupation occupation, Themes.Theme theme) {
        jdbc.sql("""
                UPDATE listed_project SET institution_id = :institution, body = :body, planned = :planned, starts_on = :starts, ends_on = :ends,
                    name = coalesce(:name, name), occupation_code = coalesce(:occupationCode, occupation_code),
                    occupation = coalesce(:occupation, occupation), level = coalesce(:level, level), hours = coalesce(:hours::integer, hours),
                    theme_code = coalesce(:themeCode, theme_code), theme = coalesce(:theme, theme), funding = coalesce(:funding, funding),
                    target = coalesce(:target, target), budget = coalesce(:budget::numeric, budget),
                    progress = coalesce(:progress, progress), trained = coalesce(:trained::integer, trained)
                WHERE code = :code""")
                .param("name", to.further(ProjectField.NAME), Types.VARCHAR)
                .param("themeCode", theme == null ? null : theme.code(), Types.VARCHAR)
                .param("theme", theme == null ? null : theme.with(to.further(ProjectField.THEME_NOTE)), Types.VARCHAR)
                .param("funding", to.further(ProjectField.FUNDING), Types.VARCHAR)
                .param("occupationCode", occupation == null ? null : occupation.code(), Types.VARCHAR)
                .param("occupation", occupation == null ? null : occupation.name(), Types.VARCHAR)
                .param("level", to.further(ProjectField.LEVEL), Types.VARCHAR).param("hours", to.further(ProjectField.HOURS), Types.VARCHAR)
                .param("target", to.further(ProjectField.TARGET), Types.VARCHAR).param("budget", to.further(ProjectField.BUDGET), Types.VARCHAR)
                .param("progress", to.further(ProjectField.PROGRESS), Types.VARCHAR).param("trained", to.further(ProjectField.TRAINED), Types.VARCHAR)
                .param("institution", to.institutionId(), Types.BIGINT).param("body", to.body()).param("planned", to.planned())
                .param("starts", to.startsOn()).param("ends", to.endsOn()).param("code", code).update();
    }

    void progress(String code, String progress, int trained, String narrative, LocalDate period) {
        jdbc.sql("UPDATE listed_project SET progress = ?, trained = ?, narrative = ?, reported_on = ? WHERE code = ?")
                .params(progress, trained, narrative, period, code).update();
    }
}
