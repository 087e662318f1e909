package org.peixun.worklist;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.People;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseFileChanged;
import org.peixun.workflow.CaseFileRemoved;
import org.peixun.workflow.CasesPaused;
import org.peixun.workflow.CasesResumed;
import org.peixun.workflow.DueDatesMoved;
import org.peixun.workflow.FlowTaken;
import org.peixun.workflow.TaskEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what happened into the lists' tables, in the transaction in which it happened: one statement an event. */
@Component
class Projection {

    private static final Logger log = LoggerFactory.getLogger(Projection.class);

    private final JdbcClient jdbc;
    private final People people;
    private final CurrentActor currentActor;
    private final CaseRecord record;
    private final Clock clock;

    Projection(JdbcClient jdbc, People people, CurrentActor currentActor, CaseRecord record, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.currentActor = currentActor;
        this.record = record;
        this.clock = clock;
    }

    /** The face may come after the first task of the case: open items take the new title over. */
    @EventListener
    void on(CaseFileChanged event) {
        CaseFile file = event.file();
        jdbc.sql("""
                WITH face AS (
                    INSERT INTO case_file (number, case_type, title, jurisdiction, institution_id, institution_name,
                        applicant_id, state, state_label, kind, submitted_at, ended_at, updated_at, search)
                    VALUES (:number, :caseType, :title, :jurisdiction, :institutionId, :institutionName,
                        :applicantId, :state, :stateLabel, :kind, :submittedAt, :endedAt, :now, :search)
                    ON CONFLICT (number) DO UPDATE SET title = excluded.title, jurisdiction = excluded.jurisdiction,
                        institution_id = excluded.institution_id, institution_name = excluded.institution_name,
                        applicant_id = excluded.applicant_id, state = excluded.state,
                        state_label = excluded.state_label, kind = excluded.kind,
                        submitted_at = excluded.submitted_at, ended_at = excluded.ended_at,
                        updated_at = excluded.updated_at, search = excluded.search
                    RETURNING number, title, institution_id, institution_name)
                UPDATE work_item w SET title = face.title, institution_id = face.institution_id,
                       institution_name = face.institution_name, version = version + 1
                  FROM face
                 WHERE w.case_number = face.number AND w.state = 'OPEN'
                   AND (w.title, w.institution_id, w.institution_name)
                       IS DISTINCT FROM (face.title, face.institution_id, face.institution_name)""")
                .param("number", file.number()).param("caseType", file.caseType()).param("title", file.title())
                .param("jurisdiction", file.jurisdiction()).param("institutionId", file.institutionId(), Types.BIGINT)
                .param("institutionName", file.institutionName(), Types.VARCHAR)
                .param("applicantId", file.applicantId(), Types.VARCHAR)
                .param("state", file.state()).param("stateLabel", file.stateLabel()).param("kind", file.kind().name())
                .param("submittedAt", timestamp(file.submittedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("endedAt", timestamp(file.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", timestamp(clock.instant()))
                .param("search", search(file)).update();
    }

    @EventListener
    void on(CaseFileRemoved event) {
        jdbc.sql("""
                WITH files AS (DELETE FROM case_file WHERE number = :number),
                     lines AS (DELETE FROM timeline_entry WHERE case_number = :number),
                     flows AS (DELETE FROM flow_taken WHERE case_number = :number)
                DELETE FROM work_item WHERE case_number = :number""").param("number", event.number()).update();
    }

    @EventListener
    void on(TaskEvent event) {
        if (event instanceof TaskEvent.Created created) {
            create(created);
            return;
        }
        int rows = event instanceof TaskEvent.Assigned assigned ? assign(assigned)
                : event instanceof TaskEvent.Ended ended ? end(ended)
                : event instanceof TaskEvent.Urged urged ? urge(urged)
                : event instanceof TaskEvent.Lent lent ? lend(lent)
                : event instanceof TaskEvent.Rescheduled moved ? reschedule(moved)
                : escalate((TaskEvent.Escalated) event);
        if (rows == 0) {
            // The person's work is not stopped for a list; the drift check reports the task.
            log.warn("no work item for task {} ({})", event.taskId(), event.getClass().getSimpleName());
        }
    }

    private void create(TaskEvent.Created task) {
        jdbc.sql("""
                INSERT INTO work_item (task_id, case_number, case_type, step_key, step_label, title, institution_name,
                    institution_id, jurisdiction, queue, created_at, due_at, priority)
                SELECT :taskId, :caseNumber, :caseType, :stepKey, :stepLabel, coalesce(f.title, :stepLabel),
                       f.institution_name, f.institution_id, :jurisdiction, :queue, :createdAt, :dueAt, :priority::integer
                  FROM (VALUES (1)) one LEFT JOIN case_file f ON f.number = :caseNumber""")
                .param("taskId", task.taskId()).param("caseNumber", task.caseNumber())
                .param("caseType", task.caseType()).param("stepKey", task.stepKey())
                .param("stepLabel", task.stepLabel()).param("jurisdiction", task.jurisdiction())
                .param("queue", task.group()).param("createdAt", timestamp(task.createdAt()))
                .param("dueAt", timestamp(task.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("priority", task.priority()).update();
    }

    /** A transfer keeps the time of the claim: the case did not wait in the queue in between. Given back, the time it was held is kept. */
    private int assign(TaskEvent.Assigned task) {
        return jdbc.sql("""
                UPDATE work_item SET holder = :holder, holder_name = :name, version = version + 1,
                       transferred_from = CASE WHEN holder <> :holder THEN holder_name END,
                       follow_up_on = NULL, follow_up_note = NULL,
                       held_before = CASE WHEN :holder::text IS NULL AND claimed_at IS NOT NULL
                           THEN concat_ws(' ', held_before, to_char(claimed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '/' || :until)
                           ELSE held_before END,
                       claimed_at = CASE WHEN :holder::text IS NULL THEN NULL ELSE coalesce(claimed_at, :at) END
                 WHERE task_id = :taskId""")
                .param("holder", task.holder(), Types.VARCHAR)
                .param("name", name(task.holder()), Types.VARCHAR)
                .param("at", timestamp(task.at())).param("until", task.at().truncatedTo(ChronoUnit.SECONDS).toString())
                .param("taskId", task.taskId()).update();
    }

    /** Decided, or cancelled with the case: nobody waits for opinions that have not come. */
    private int end(TaskEvent.Ended task) {
        return jdbc.sql("""
                WITH drafts AS (DELETE FROM task_draft WHERE task_id = :taskId),
                     opinions AS (UPDATE opinion_request SET state = 'CLOSED', closed_at = :at WHERE task_id = :taskId AND state = 'OPEN'
                                  RETURNING asked_at, id, asked_name),
                     ended AS (UPDATE work_item SET state = :state, done_at = :at, done_by = :by, done_by_name = :name,
                                   outcome = :outcome, version = version + 1, follow_up_on = NULL, follow_up_note = NULL,
                                   done_for = CASE WHEN :outcome::text IS NOT NULL AND holder <> :by THEN holder END,
                                   done_for_name = CASE WHEN :outcome::text IS NOT NULL AND holder <> :by THEN holder_name END
                                WHERE task_id = :taskId RETURNING task_id)
                SELECT (SELECT count(*) FROM ended) AS items,
                       (SELECT string_agg(asked_name, '、' ORDER BY asked_at, id) FROM opinions) AS unanswered""")
                .param("state", task.outcome() == null ? "CANCELLED" : "DONE").param("at", timestamp(task.at()))
                .param("by", task.by(), Types.VARCHAR)
                .param("name", name(task.by()), Types.VARCHAR)
                .param("outcome", task.outcome(), Types.VARCHAR).param("taskId", task.taskId())
                .query((row, i) -> {
                    Consultation.closed(task.taskId(), row.getString("unanswered"));
                    return row.getInt("items");
                }).single();
    }

    /** Lent is not transferred: it comes back. */
    private int lend(TaskEvent.Lent task) {
        return jdbc.sql("""
                UPDATE work_item SET delegated_by = :owner, delegated_by_name = :name, transferred_from = NULL,
                       version = version + 1
                 WHERE task_id = :taskId""")
                .param("owner", task.owner(), Types.VARCHAR).param("name", name(task.owner()), Types.VARCHAR)
                .param("taskId", task.taskId()).update();
    }

    @EventListener
    void on(DueDatesMoved event) {
        jdbc.sql("UPDATE work_item SET due_at = :dueAt, version = version + 1 WHERE task_id = ANY (:ids::text[])"
                        + " AND state IN ('OPEN', 'PAUSED')")
                .param("dueAt", timestamp(event.dueAt())).param("ids", event.taskIds().toArray(String[]::new)).update();
    }

    private int urge(TaskEvent.Urged task) {
        return jdbc.sql("""
                UPDATE work_item SET urge_count = urge_count + 1, urged_at = :at, urged_by = :by, urged_by_office = :office,
                       version = version + 1
                 WHERE task_id = :taskId""")
                .param("at", timestamp(task.at())).param("by", task.by()).param("office", task.office())
                .param("taskId", task.taskId()).update();
    }

    private int reschedule(TaskEvent.Rescheduled task) {
        return jdbc.sql("UPDATE work_item SET due_at = :due, version = version + 1 WHERE task_id = :taskId")
                .param("due", timestamp(task.dueAt())).param("taskId", task.taskId()).update();
    }

    private int escalate(TaskEvent.Escalated task) {
        return jdbc.sql("""
                UPDATE work_item SET escalation_level = :level, escalated_at = :at, escalated_to = :group,
                       version = version + 1
                 WHERE task_id = :taskId""")
                .param("level", task.level()).param("at", timestamp(task.at())).param("group", task.group())
                .param("taskId", task.taskId()).update();
    }

    @EventListener
    void on(CasesPaused event) {
        jdbc.sql("""
                WITH items AS (UPDATE work_item SET state = 'PAUSED', clock = 'PAUSED', version = version + 1
                                WHERE case_number = ANY (:numbers) AND state = 'OPEN'),
                     pause AS (INSERT INTO case_pause (case_number, paused_at, note) SELECT number, :at, :note FROM unnest(:numbers) number)
                UPDATE case_file SET paused_at = :at, pause_note = :note WHERE number = ANY (:numbers)""")
                .param("numbers", event.caseNumbers().toArray(String[]::new)).param("at", timestamp(event.at())).param("note", event.note()).update();
    }

    @EventListener
    void on(CasesResumed event) {
        jdbc.sql("""
                WITH pause AS (UPDATE case_pause SET resumed_at = :at WHERE case_number = ANY (:numbers) AND resumed_at IS NULL),
                     items AS (UPDATE work_item w SET state = 'OPEN', clock = 'RUNNING', version = w.version + 1, due_at = coalesce(d.due, w.due_at)
                                 FROM work_item paused LEFT JOIN unnest(:tasks::text[], :dues::timestamptz[]) d (id, due) ON d.id = paused.task_id
                                WHERE paused.case_number = ANY (:numbers) AND paused.state = 'PAUSED' AND w.task_id = paused.task_id)
                UPDATE case_file SET paused_at = NULL, pause_note = NULL WHERE number = ANY (:numbers)""")
                .param("numbers", event.caseNumbers().toArray(String[]::new)).param("at", timestamp(event.at()))
                .param("tasks", event.dues().stream().map(CasesResumed.Due::taskId).toArray(String[]::new))
                .param("dues", event.dues().stream().map(due -> due.dueAt().toString()).toArray(String[]::new)).update();
    }

    @EventListener
    void on(CaseEvent event) {
        record.add(event);
    }

    @EventListener
    void on(FlowTaken event) {
        record.add(event);
    }

    private String name(String userId) {
        if (userId == null) {
            return null;
        }
        Actor acting = currentActor.get();
        if (userId.equals(acting.userId())) {
            return acting.name();
        }
        if (userId.equals(Actor.SYSTEM.userId())) {
            return Actor.SYSTEM.name();
        }
        return people.find(userId).map(People.Person::name).orElse(userId);
    }

    private static String search(CaseFile file) {
        String institution = file.institutionName() == null ? "" : file.institutionName();
        return (file.number() + " " + file.title() + " " + institution).toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
