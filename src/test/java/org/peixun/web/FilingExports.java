package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.FilingScenario;
import org.peixun.delivery.ClassScenario;
import org.peixun.employment.Employment;
import org.peixun.roster.Rosters;
import org.peixun.workbook.Workbooks;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Filings and classes with all their sheets. */
@Component
@Lazy
@Order(20)
class FilingExports implements ExportStory {

    private final ClassScenario classes;
    private final FilingScenario scenario;
    private final ClassFilings filings;
    private final FilingDrafts drafts;
    private final Employment employment;
    private final Rosters rosters;
    private final TimeMachine.Mover time;
    private final JdbcClient jdbc;

    private Told told;

    FilingExports(ClassScenario classes, FilingScenario scenario, ClassFilings filings, FilingDrafts drafts, Employment employment,
            Rosters rosters, TimeMachine.Mover time, JdbcClient jdbc) {
        this.classes = classes;
        this.scenario = scenario;
        this.filings = filings;
        this.drafts = drafts;
        this.employment = employment;
        this.rosters = rosters;
        this.time = time;
        this.jdbc = jdbc;
    }

    @Override
    public void tell(Told to) {
        told = to;
        running();
        handedIn();
        drawnUp();
        followed();
    }

    /** Its sheets of attendance and results were given back. */
    private void running() {
        Draft draft = classes.examined();
        hostile(draft);
        assertThat(classes.attendance(draft, (row, lesson) -> HOSTILE)).isNotEmpty();
        assertThat(classes.results(draft, (row, column) -> HOSTILE)).isNotEmpty();
    }

    /** Its institution's name is hostile before it is handed in: it stands in the list and in the audit. */
    private void handedIn() {
        Draft draft = scenario.aValidDraft();
        jdbc.sql("UPDATE class_filing SET institution_name = ? WHERE number = ?").params(HOSTILE, draft.number()).update();
        runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant()));
        hostile(draft);
    }

    private void drawnUp() {
        Draft draft = scenario.aValidDraft();
        hostile(draft);
        byte[] sheet = Workbooks.table("花名册", List.of("姓名", "公民身份号码", "联系电话", "人员类别", "工作单位"),
                List.of(List.of(RARE, "错误的号码", "1", "企业职工", HOSTILE)));
        runAs(draft.applicant(), () -> rosters.read(new ByteArrayInputStream(sheet), "花名册.xlsx",
                drafts.rosterForEditing(draft.number(), draft.applicant())));
    }

    /** Completed, its graduates followed: certificates and employment, with sheets given back. */
    private void followed() {
        Draft draft = classes.examined();
        hostile(draft);
        classes.results(draft, false);
        classes.reported(draft);
        classes.done(draft, "reviewCompletion", classes.clerk, Map.of("decision", "recognise", "opinion", HOSTILE));
        time.passTo(time.today().plusMonths(1).atTime(9, 0));
        runAs(draft.applicant(), () -> {
            employment.set(draft.number(), Map.of(1, new Employment.Typed("已就业", HOSTILE, "社保", time.today().toString())), Map.of(), draft.applicant());
            employment.take(draft.number(), "就业.xlsx", ClassScenario.filled(employment.template(draft.number(), draft.applicant()), 3,
                    (row, column) -> HOSTILE), draft.applicant());
        });
    }

    private void hostile(Draft draft) {
        jdbc.sql("UPDATE class_filing SET institution_name = ?, title = '@某某' WHERE number = ?").params(HOSTILE, draft.number()).update();
        jdbc.sql("UPDATE case_file SET institution_name = ?, title = '-1+1' WHERE number = ?").params(HOSTILE, draft.number()).update();
        jdbc.sql("UPDATE roster_trainee SET name = CASE WHEN row_no = 2 THEN ? ELSE '=1+' || row_no END, employer = '@' WHERE case_number = ?")
                .params(RARE, draft.number()).update();
        told.about(draft.number());
        told.owner(draft.applicant());
    }
}
