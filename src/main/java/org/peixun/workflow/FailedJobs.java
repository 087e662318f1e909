package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.peixun.shared.WithoutPersonalData;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Jobs that threw an exception: some are tried again by themselves, the others stand still as incidents until somebody retries them. */
@Component
public class FailedJobs {

    private static final int RETRIES = 3;

    /**
     * @param caseNumber {@code null} for a job of no case
     * @param since when it was given up, {@code null} while retries are left
     * @param next when it is tried again by itself, {@code null} when it is not
     */
    public record FailedJob(
            String id, String jurisdiction, String caseNumber, String step, String message, Instant since, Instant next,
            int retries) {}

    private record Row(
            String id, String tenant, String caseNumber, String definition, String activity, String message,
            LocalDateTime since, LocalDateTime next, int retries) {}

    private final JdbcClient jdbc;
    private final ManagementService management;
    private final RepositoryService repository;
    private final Clock clock;

    FailedJobs(JdbcClient jdbc, ManagementService management, RepositoryService repository, Clock clock) {
        this.jdbc = jdbc;
        this.management = management;
        this.repository = repository;
        this.clock = clock;
    }

    /** Those that stand still first, longest first. */
    public List<FailedJob> all(int most) {
        return jdbc.sql("""
                SELECT j.id_ AS id, j.tenant_id_ AS tenant, e.business_key_ AS case_number, j.process_def_id_ AS definition,
                       d.act_id_ AS activity, j.exception_msg_ AS message, i.incident_timestamp_ AS since,
                       j.duedate_ AS next, j.retries_ AS retries
                FROM act_ru_job j LEFT JOIN act_ru_jobdef d ON d.id_ = j.job_def_id_
                LEFT JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                LEFT JOIN act_ru_incident i ON i.configuration_ = j.id_ AND i.incident_type_ = 'failedJob'
                WHERE j.retries_ <= 0 OR j.exception_stack_id_ IS NOT NULL
                ORDER BY i.incident_timestamp_, j.duedate_, j.id_ LIMIT :most""")
                .param("most", most).query(Row.class).list().stream().map(this::failed).toList();
    }

    /** The jobs run again now, or as soon as a node is free. Those that are gone or healed meanwhile are left out. @return how many */
    @Transactional
    public int retry(Collection<String> ids) {
        List<String> stillThere = jdbc.sql("""
                SELECT id_ FROM act_ru_job WHERE id_ = ANY (:ids) AND (retries_ <= 0 OR exception_stack_id_ IS NOT NULL)""")
                .param("ids", ids.toArray(String[]::new)).query(String.class).list();
        if (!stillThere.isEmpty()) {
            management.setJobRetries(RETRIES).jobIds(stillThere).dueDate(Date.from(clock.instant())).execute();
        }
        return stillThere.size();
    }

    private FailedJob failed(Row row) {
        return new FailedJob(row.id(), row.tenant(), row.caseNumber(), step(row), WithoutPersonalData.in(row.message()),
                instant(row.since()), row.retries() > 0 ? instant(row.next()) : null, row.retries());
    }

    private String step(Row row) {
        if (row.definition() == null || row.activity() == null) {
            return "—";
        }
        FlowElement element = repository.getBpmnModelInstance(row.definition()).getModelElementById(row.activity());
        return element == null || element.getName() == null ? row.activity() : element.getName();
    }

    private static Instant instant(LocalDateTime stored) {
        return stored == null ? null : stored.atZone(Zone.CHINA).toInstant();
    }
}
