package org.peixun.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.workflow.CaseFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The faces of the cases: 我发起的, 草稿, search, the head of the case page. */
@Repository
public class CaseFiles {

    private final JdbcClient jdbc;
    private final Reach reach;

    CaseFiles(JdbcClient jdbc, Reach reach) {
        this.jdbc = jdbc;
        this.reach = reach;
    }

    /** A row of {@code case_file}. */
    public record Face(
            String number, String caseType, String title, String jurisdiction, Long institutionId, String institutionName,
            String applicantId, String state, String stateLabel, CaseFile.Kind kind, Instant submittedAt,
            Instant endedAt, Instant updatedAt, Instant pausedAt, String pauseNote) {

        public boolean isPaused() {
            return pausedAt != null;
        }
    }

    /** When the case stood still, oldest first; {@code to} is {@code null} while it still does. */
    record Pause(Instant from, Instant to) {}

    List<Pause> pauses(String number) {
        return jdbc.sql("SELECT paused_at AS \"from\", resumed_at AS \"to\" FROM case_pause WHERE case_number = ? ORDER BY paused_at")
                .param(number).query(Pause.class).list();
    }

    public Optional<Face> find(String number) {
        return jdbc.sql("SELECT * FROM case_file WHERE number = ?").param(number).query(Face.class).optional();
    }

    /** 我发起的: filed by the person; tab {@code institution}: by anybody of the institution. Without drafts. */
    public Found<Face> started(Actor actor, ListFilter filter) {
        return page(own(actor, filter, filter.tab().equals("institution"), "f.kind <> 'DRAFT'"), filter);
    }

    public Counted startedCount(Actor actor, ListFilter filter) {
        return count(own(actor, filter, filter.tab().equals("institution"), "f.kind <> 'DRAFT'"));
    }

    /** 草稿 of the person or of the institution: a colleague may go on with it. */
    public Found<Face> drafts(Actor actor, ListFilter filter) {
        return page(own(actor, filter, true, "f.kind = 'DRAFT'"), filter);
    }

    public Counted draftCount(Actor actor, ListFilter filter) {
        return count(own(actor, filter, true, "f.kind = 'DRAFT'"));
    }

    /** Cases that the person may see and that contain every word; drafts only for their own institution. */
    public Found<Face> search(Actor actor, ListFilter filter) {
        return page(visible(actor, filter), filter);
    }

    public Counted searchCount(Actor actor, ListFilter filter) {
        return count(visible(actor, filter));
    }

    private Conditions own(Actor actor, ListFilter filter, boolean institution, String kind) {
        Conditions conditions = Conditions.ofFiles(filter);
        conditions.add(kind);
        conditions.add(institution
                ? "(f.applicant_id = :me OR f.institution_id = ANY (:institutions::bigint[]))"
                : "f.applicant_id = :me");
        conditions.put("me", actor.userId());
        conditions.put("institutions", reach.institutions(actor).toArray(Long[]::new));
        return conditions;
    }

    private Conditions visible(Actor actor, ListFilter filter) {
        Conditions conditions = Conditions.ofFiles(filter);
        List<String> counties = reach.jurisdictions(actor, Action.SEE_CASE).stream()
                .filter(code -> filter.county().isEmpty() || filter.county().equals(code)).toList();
        List<Long> institutions = reach.institutions(actor);
        if (institutions.isEmpty()) {
            // all officers: one index gives the newest of the county or of the city, what has gathered in years is neither read nor sorted
            conditions.add(counties.size() == 1 ? "f.jurisdiction = :jurisdiction" : "f.jurisdiction = ANY (:jurisdictions::text[])");
            conditions.add("f.kind <> 'DRAFT'");
            conditions.put("jurisdiction", counties.size() == 1 ? counties.get(0) : null);
            conditions.put("jurisdictions", counties.toArray(String[]::new));
            return conditions;
        }
        conditions.add("(f.jurisdiction = ANY (:jurisdictions::text[]) AND f.kind <> 'DRAFT'"
                + " OR f.institution_id = ANY (:institutions::bigint[]))");
        conditions.put("jurisdictions", counties.toArray(String[]::new));
        conditions.put("institutions", institutions.toArray(Long[]::new));
        return conditions;
    }

    private Found<Face> page(Conditions conditions, ListFilter filter) {
        List<Face> rows = jdbc.sql("SELECT f.* FROM case_file f WHERE true" + conditions.sql()
                        + " ORDER BY f.updated_at DESC, f.number LIMIT :limit OFFSET :offset")
                .params(conditions.parameters()).param("limit", filter.size() + 1).param("offset", filter.offset())
                .query(Face.class).list();
        return Found.of(rows, filter);
    }

    private Counted count(Conditions conditions) {
        return new Counted(jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM case_file f WHERE true" + conditions.sql()
                + " LIMIT " + Counted.LIMIT + ") counted").params(conditions.parameters()).query(Integer.class).single());
    }
}
