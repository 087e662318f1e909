package org.peixun.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.roster.Enrolled;
import org.springframework.stereotype.Component;

/** The rules of completion: what stands against that of the class, and against each trainee's certificate. */
@Component
class Completion {

    /** @param bar why there is no certificate, or {@code null} */
    record Outcome(Enrolled trainee, ExamResults.Result result, Integer attendance, String bar) {}

    /** @param blocks sentences with their clause; empty: may be recognised */
    record Standing(List<String> blocks, List<Outcome> outcomes) {

        List<Outcome> entitled() {
            return outcomes.stream().filter(outcome -> outcome.bar() == null).toList();
        }
    }

    private final Classes classes;
    private final Deliveries deliveries;
    private final Attendances attendances;
    private final Videos videos;
    private final LessonExceptions exceptions;
    private final Inspections inspections;
    private final Rectifications rectifications;
    private final Exams exams;
    private final ExamResults results;
    private final CertificateNumbers numbers;

    Completion(
            Classes classes, Deliveries deliveries, Attendances attendances, Videos videos, LessonExceptions exceptions,
            Inspections inspections, Rectifications rectifications, Exams exams, ExamResults results, CertificateNumbers numbers) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.attendances = attendances;
        this.videos = videos;
        this.exceptions = exceptions;
        this.inspections = inspections;
        this.rectifications = rectifications;
        this.exams = exams;
        this.results = results;
        this.numbers = numbers;
    }

    Standing of(RegisteredClass registered) {
        ClassDelivery delivery = deliveries.seen(registered.number());
        AttendanceSheet sheet = attendances.of(registered);
        List<Outcome> outcomes = outcomes(registered, delivery, sheet);
        List<String> blocks = new ArrayList<>();
        if (!sheet.missing().isEmpty()) {
            blocks.add("有" + sheet.missing().size() + "次课的考勤没有登记完整（第13条）：" + firstOf(sheet.missing()));
        }
        if (sheet.below()) {
            blocks.add("班期出勤率" + sheet.classRate() + "%，低于" + sheet.minimum() + "%（第13条）");
        }
        if (!sheet.poorDays().isEmpty()) {
            blocks.add("有" + sheet.poorDays().size() + "日的班期出勤率低于" + sheet.dayMinimum() + "%（第13条）："
                    + firstOf(sheet.poorDays().stream().map(AttendanceSheet.Day::label).toList()));
        }
        if (!sheet.early().isEmpty()) {
            blocks.add("有" + sheet.early().size() + "次课在实际开班日期" + registered.startedOn() + "以前，没有上，应由培训主体申请变更，改到以后的日期补上（第11条）："
                    + firstOf(sheet.early()));
        }
        List<String> ahead = registered.sessions().stream().filter(session -> !classes.over(session)).map(RegisteredClass.Session::label).toList();
        if (!ahead.isEmpty()) {
            blocks.add("还有" + ahead.size() + "次课尚未结束，结束并登记考勤以后才能认定（第11、13条）：" + firstOf(ahead));
        }
        List<String> notHeld = exceptions.lessons(registered, LessonException.Kind.NOT_HELD).stream()
                .map(RegisteredClass.Session::label).sorted().toList();
        if (!notHeld.isEmpty()) {
            blocks.add("有" + notHeld.size() + "次课没有上，应由培训主体申请变更，改到以后的日期补上（第11条）：" + firstOf(notHeld));
        }
        Videos.Records kept = videos.of(registered);
        if (kept.required() && !kept.missing().isEmpty()) {
            blocks.add("有" + kept.missing().size() + "次课没有培训过程视频（第2条）：" + firstOf(kept.missing()));
        }
        if (inspections.of(registered).isEmpty() && delivery.missed() == null) {
            blocks.add("没有现场检查记录（第12条）");
        }
        inspections.failed(registered).ifPresent(visit -> blocks.add("最近一次现场检查结论为不合格，须再次检查合格（第12条）："
                + String.join("、", visit.findings())));
        rectifications.last(registered.number()).filter(last -> last.outcome() != Rectification.Outcome.RECTIFIED)
                .filter(last -> !inspections.lifts(registered, last))
                .ifPresent(last -> blocks.add("责令整改的问题" + last.standing() + (last.outcome() == null ? "" : "，须再次检查合格") + "（第12条）：" + last.findings()));
        if (delivery.ownExam() && delivery.patrol() == null) {
            blocks.add("没有巡考记录（第10条），由县区经办在“考核”栏补登巡考，或者如实登记未巡考和原因");
        }
        if (delivery.patrol() == Verdict.INVALID && outcomes.stream().noneMatch(outcome -> outcome.bar() == null)) {
            blocks.add("巡考结论为考试无效（第10条）");
        }
        numbers.doubled(registered.number(), outcomes).ifPresent(blocks::add);
        if (blocks.isEmpty() && outcomes.stream().noneMatch(outcome -> outcome.bar() == null)) {
            blocks.add("没有学员符合结业条件（第10条）");
        }
        return new Standing(blocks, outcomes);
    }

    private List<Outcome> outcomes(RegisteredClass registered, ClassDelivery delivery, AttendanceSheet sheet) {
        Map<String, AttendanceSheet.Row> rows = sheet.rows().stream().collect(Collectors.toMap(AttendanceSheet.Row::person, Function.identity()));
        Map<String, ExamResults.Result> scored = results.of(registered.number());
        Set<String> voided = exams.voided(registered.number());
        return classes.trainees(registered.number()).stream().map(one -> new Outcome(one, scored.get(one.person()),
                rows.get(one.person()).rate(), bar(rows.get(one.person()), scored.get(one.person()), sheet.minimum(),
                        (delivery.patrol() == Verdict.INVALID || voided.contains(one.person()))
                                && ofThisExam(scored.get(one.person()), delivery)))).toList();
    }

    /** A result of the exam before stands, whatever becomes of the repeated one. */
    private static boolean ofThisExam(ExamResults.Result result, ClassDelivery delivery) {
        return result == null || result.examOn() == null || result.examOn().equals(delivery.examOn());
    }

    private static String bar(AttendanceSheet.Row row, ExamResults.Result result, int minimum, boolean voided) {
        if (row.rate() == null || row.rate() < minimum) {
            return row.rate() == null ? "没有考勤" : "出勤率" + row.rate() + "%，低于" + minimum + "%";
        }
        if (row.below()) {
            return "中途加入，出勤课时为全班课时的" + row.ofWholeClass() + "%，低于" + minimum + "%";
        }
        if (voided) {
            return "考试无效";
        }
        return result == null ? "没有考核结果" : result.passed() ? null : result.outcome() == ExamOutcome.ABSENT ? "缺考" : "考核不合格";
    }

    private static String firstOf(List<String> labels) {
        return String.join("、", labels.stream().limit(3).toList()) + (labels.size() > 3 ? "等" : "");
    }
}
