package org.peixun.worklist;

import java.time.Instant;
import java.util.List;
import org.peixun.workflow.CaseEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a case, and which way it went through its model. */
@Repository
class Timeline {

    /** A row of {@code timeline_entry}; see {@link CaseEvent}. */
    record Entry(
            String caseNumber, Instant at, String kind, String step, String actorId, String actorName, String text,
            boolean forApplicant) {

        CaseEvent.Kind what() {
            return CaseEvent.Kind.stored(kind);
        }
    }

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. @param officer whether the reader also sees the office's own lines */
    List<Entry> of(String caseNumber, boolean officer) {
        return jdbc.sql("SELECT * FROM timeline_entry WHERE case_number = ? AND (for_applicant OR ?) ORDER BY at, id")
                .params(caseNumber, officer).query(Entry.class).list();
    }

    List<String> flowsTaken(String caseNumber) {
        return jdbc.sql("SELECT DISTINCT flow_id FROM flow_taken WHERE case_number = ?")
                .param(caseNumber).query(String.class).list();
    }
}
