package org.peixun.projectlist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class StoredListedProjects implements ListedProjects {

    private final ProjectRegister register;
    private final JdbcClient jdbc;
    private final Clock clock;

    StoredListedProjects(ProjectRegister register, JdbcClient jdbc, Clock clock) {
        this.register = register;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<ListedProject> of(String jurisdiction, int year) {
        return register.ofCounty(jurisdiction, year);
    }

    @Override
    public List<ListedProject> open(String jurisdiction) {
        return register.open(jurisdiction, LocalDate.now(clock));
    }

    @Override
    public int counted(String filingNumber, String code) {
        return jdbc.sql("SELECT coalesce(sum(trainees), 0) FROM project_class WHERE filing_number = ? AND code = ?")
                .params(filingNumber, code).query(Integer.class).single();
    }

    @Override
    public Optional<ListedProject> find(String code) {
        int end = code.lastIndexOf('-');
        return end < 0 ? Optional.empty() : register.ofList(code.substring(0, end)).stream()
                .filter(project -> project.code().equals(code)).findFirst();
    }

    @Override
    public void counted(String filingNumber, String code, ClassStage stage, ClassSize size) {
        jdbc.sql("""
                INSERT INTO project_class (filing_number, code, stage, trainees, started, finished) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (filing_number) DO UPDATE SET code = excluded.code, stage = excluded.stage,
                    trainees = excluded.trainees, started = excluded.started, finished = excluded.finished""")
                .params(Arrays.asList(filingNumber, code, stage.name(), size.planned(), size.started(), size.finished())).update();
    }

    @Override
    public void uncounted(String filingNumber) {
        jdbc.sql("DELETE FROM project_class WHERE filing_number = ?").param(filingNumber).update();
    }
}
