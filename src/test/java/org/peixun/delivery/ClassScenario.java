package org.peixun.delivery;

import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Worksheet;
import org.peixun.workflow.Tasks;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Classes on their way from the first lesson to the certificates, in business words. */
@Component
@Lazy
public class ClassScenario {

    public final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    public final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    private final FilingScenario filings;
    private final ClassRegister register;
    private final ClassWork work;
    private final Tasks tasks;
    private final TimeMachine.Mover time;
    private final org.springframework.jdbc.core.simple.JdbcClient jdbc;

    ClassScenario(
            FilingScenario filings, ClassRegister register, ClassWork work, Tasks tasks, TimeMachine.Mover time,
            org.springframework.jdbc.core.simple.JdbcClient jdbc) {
        this.filings = filings;
        this.register = register;
        this.work = work;
        this.tasks = tasks;
        this.time = time;
        this.jdbc = jdbc;
    }

    public Draft running() {
        return running(filings.aValidDraft());
    }

    /** Filed with the institution's own exam. */
    public Draft runningOwn() {
        return running(filings.anOwnExamDraft());
    }

    public Draft running(Draft draft) {
        return running(draft, 10);
    }

    /** @param present on the first day */
    public Draft running(Draft draft, int present) {
        return started(approved(draft), draft.startsOn(), present);
    }

    /** Handed in and consented to. */
    public Draft approved(Draft draft) {
        filings.submitted(draft);
        done(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        done(draft, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        done(draft, "consentOpening", manager, Map.of("decision", "approve"));
        return draft;
    }

    /** In the morning of its first day. */
    public Draft started(Draft draft, LocalDate on, int present) {
        time.passTo(on.atTime(9, 0));
        done(draft, "confirmStart", draft.applicant(), Map.of("startedOn", on.toString(), "startedSize", present, "confirmation", true));
        return draft;
    }

    public RegisteredClass registered(Draft draft) {
        return register.get(draft.number());
    }

    public void done(Draft draft, String step, Actor officer, Map<String, Object> values) {
        runAs(officer, () -> tasks.complete(tasks.open(draft.number(), step).orElseThrow(), officer, values));
    }

    /** The second officer, an account of the county. */
    public String colleague() {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('xunjian', '寻某', 'x') ON CONFLICT DO NOTHING").update();
        jdbc.sql("""
                INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES ('xunjian', 'COUNTY_CLERK', ?, ?)
                ON CONFLICT DO NOTHING""").params(FilingScenario.COUNTY, Role.COUNTY_CLERK.in(FilingScenario.COUNTY)).update();
        return "寻某";
    }

    public void planned(Draft draft, LocalDate visitOn) {
        done(draft, "planInspection", clerk, Map.of("decision", "plan", "visitOn", visitOn.toString(), "otherOfficers", colleague()));
    }

    /** On the day of the visit, of its first lesson. */
    public void inspected(Draft draft) {
        RegisteredClass.Session lesson = registered(draft).sessions().stream()
                .filter(session -> session.date().equals(visitOn(draft))).findFirst().orElseThrow();
        done(draft, "inspectClass", clerk, Map.of("visitedAt", lesson.date() + " 08:50", "officers", clerk.name() + "、" + colleague(),
                "session", String.valueOf(lesson.position()), "counted", "10", "verdict", "PASSED", "opinion", "秩序良好。"));
    }

    private LocalDate visitOn(Draft draft) {
        return jdbc.sql("SELECT visit_on FROM class_delivery WHERE number = ?").param(draft.number()).query(LocalDate.class).single();
    }

    /** Planned and inspected on the first day, the training over, attendance and videos there. */
    public Draft trained() {
        return trained(running());
    }

    public Draft trained(Draft draft) {
        planned(draft, draft.startsOn());
        inspected(draft);
        time.passTo(registered(draft).endsOn().plusDays(1).atTime(9, 0));
        attendance(draft, (row, lesson) -> "出勤");
        videos(draft);
        return draft;
    }

    public Draft called() {
        Draft draft = trained();
        allCalled(draft);
        return draft;
    }

    /** Everybody of the sample answered, and the step is done. */
    public void allCalled(Draft draft) {
        runAs(clerk, () -> work.answer(draft.number(), answers(draft, "yes", "yes", "yes", "no", "no", ""), Map.of(), clerk));
        done(draft, "callTrainees", clerk, Map.of());
    }

    /** The same ones of everybody in the sample. */
    Map<Integer, CallAnswers> answers(Draft draft, String... answers) {
        return work.calling(draft.number(), clerk).sample().calls().stream()
                .collect(Collectors.toMap(FollowUpCall::position, call -> CallAnswers.of(List.of(answers))));
    }

    /** Everybody was called, the exam is arranged, and its day has come. */
    public Draft examined() {
        Draft draft = called();
        arranged(draft);
        return draft;
    }

    /** The same with the institution's own exam. */
    public Draft examinedOwn() {
        Draft draft = trained(runningOwn());
        allCalled(draft);
        arranged(draft);
        return draft;
    }

    /** Nine days after the class; that day has come. */
    public void arranged(Draft draft) {
        LocalDate on = registered(draft).endsOn().plusDays(9);
        arranged(draft, on);
        time.passTo(on.atTime(15, 0));
    }

    public void arranged(Draft draft, LocalDate on) {
        boolean own = registered(draft).exam().own();
        if (own) {
            runAs(draft.applicant(), () -> work.addQuestions(draft.number(), "试题.pdf", new ByteArrayInputStream(pdf()), draft.applicant()));
        }
        done(draft, "arrangeExam", draft.applicant(), Map.of("examOn", on.toString(), "examPlace", "一号教室", "fullVideo", own));
    }

    /** 更改考核安排. */
    public void rearranged(Draft draft, LocalDate on) {
        runAs(draft.applicant(), () -> work.changeExam(draft.number(), on.toString(), "一号教室", registered(draft).exam().own(), "", draft.applicant()));
    }

    public void patrolled(Draft draft, String verdict, List<String> items, String positions) {
        done(draft, "patrolExam", clerk, Map.of("verdict", verdict, "items", items, "voidPositions", positions, "opinion", "全程在场。",
                "officers", clerk.name() + "、" + colleague(), "patrolAt", patrolAt(draft)));
    }

    /** 考试无效. @param afterwards examAgain or examVoid */
    public void invalid(Draft draft, String afterwards) {
        done(draft, "patrolExam", clerk, Map.of("verdict", "INVALID", "items", List.of("CHEATING", "VIDEO"), "decision", afterwards,
                "opinion", "全程在场。", "officers", clerk.name() + "、" + colleague(), "patrolAt", patrolAt(draft)));
    }

    /** In the morning of the exam. */
    public String patrolAt(Draft draft) {
        return work.examined(draft.number(), draft.applicant()).on() + " 09:30";
    }

    /** 考试录像 of an own exam. */
    public void examRecorded(Draft draft) {
        runAs(draft.applicant(), () -> work.addExamVideo(draft.number(),
                new ExamVideos.Typed("一号考场", "本校服务器", "%064x".formatted(draft.institutionId()), "120"), draft.applicant()));
    }

    /** @param without lessons of which nothing was recorded */
    public void videos(Draft draft, Integer... without) {
        runAs(draft.applicant(), () -> registered(draft).sessions().stream()
                .filter(session -> !List.of(without).contains(session.position())).forEach(session -> work.addVideo(draft.number(),
                new Videos.Typed(String.valueOf(session.position()), "课堂录像", "本校服务器", "%064x".formatted(session.position()), "180"),
                draft.applicant())));
    }

    public List<Worksheet.Fault> attendance(Draft draft, BiFunction<Integer, Integer, String> mark) {
        return attendance(draft, mark, "登记有误");
    }

    /** @param reason for what it changes */
    public List<Worksheet.Fault> attendance(Draft draft, BiFunction<Integer, Integer, String> mark, String reason) {
        Object[] faults = new Object[1];
        runAs(draft.applicant(), () -> faults[0] = work.takeAttendance(draft.number(), "考勤.xlsx",
                filled(work.attendanceTemplate(draft.number(), draft.applicant()), 3, mark), reason, draft.applicant()).faults());
        @SuppressWarnings("unchecked")
        var found = (List<Worksheet.Fault>) faults[0];
        return found;
    }

    /** Everybody passes; certificate numbers unless it is an own exam. */
    public List<Worksheet.Fault> results(Draft draft, boolean own) {
        return results(draft, (row, column) -> switch (column) {
            case 1, 2 -> "85";
            case 3 -> "合格";
            default -> own ? "" : draft.institutionId() + "-" + row;
        });
    }

    public List<Worksheet.Fault> results(Draft draft, BiFunction<Integer, Integer, String> cell) {
        return results(draft, cell, "登记有误");
    }

    /** @param reason for what it changes */
    public List<Worksheet.Fault> results(Draft draft, BiFunction<Integer, Integer, String> cell, String reason) {
        Object[] faults = new Object[1];
        runAs(draft.applicant(), () -> faults[0] = work.takeResults(draft.number(), "结果.xlsx",
                filled(work.resultsTemplate(draft.number(), draft.applicant()), 3, cell), reason, draft.applicant()).faults());
        @SuppressWarnings("unchecked")
        var found = (List<Worksheet.Fault>) faults[0];
        return found;
    }

    /** With the recording of an own exam. */
    public void reported(Draft draft) {
        var exam = work.examined(draft.number(), draft.applicant());
        if (exam.own() && exam.videos().isEmpty()) {
            examRecorded(draft);
        }
        done(draft, "reportResults", draft.applicant(), Map.of());
    }

    /** A template with its cells from column {@code first} on filled in; rows and columns count from 1. */
    public static ByteArrayInputStream filled(byte[] template, int first, BiFunction<Integer, Integer, String> cell) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(template)); var out = new ByteArrayOutputStream()) {
            var sheet = workbook.getSheetAt(0);
            int columns = sheet.getRow(0).getLastCellNum();
            for (int row = 1; row <= sheet.getLastRowNum(); row++) {
                for (int column = first; column < columns; column++) {
                    String text = cell.apply(row, column - first + 1);
                    if (text != null) {
                        sheet.getRow(row).createCell(column).setCellValue(text);
                    }
                }
            }
            workbook.write(out);
            return new ByteArrayInputStream(out.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    }
}
