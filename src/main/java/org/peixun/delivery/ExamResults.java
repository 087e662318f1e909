package org.peixun.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.Enrolled;
import org.peixun.roster.WorkbookTable;
import org.peixun.roster.Worksheet;
import org.peixun.shared.RequestRefused;
import org.peixun.workbook.Workbooks;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 考核结果 (clauses 5, 10), imported from the template of the class. */
@Component
@Transactional
public class ExamResults {

    /**
     * What became of a trainee.
     *
     * @param certificateNo of the other routes, or {@code null}
     * @param examOn day of the exam that it is of; {@code null}: of the one that is arranged
     */
    record Result(String person, BigDecimal theory, BigDecimal practice, ExamOutcome outcome, String certificateNo, LocalDate examOn) {

        boolean passed() {
            return outcome == ExamOutcome.PASSED;
        }

        /** 合格，理论85，实操85，证书编号尾号0003 */
        String words() {
            return outcome.label() + (theory == null ? "" : "，理论" + score(theory)) + (practice == null ? "" : "，实操" + score(practice))
                    + (certificateNo == null ? "" : "，证书编号" + CertificateNumbers.masked(certificateNo));
        }

        boolean same(Result other) {
            return outcome == other.outcome && score(theory).equals(score(other.theory)) && score(practice).equals(score(other.practice))
                    && Objects.equals(certificateNo, other.certificateNo);
        }
    }

    private final Classes classes;
    private final Deliveries deliveries;
    private final ExamArrangements arrangements;
    private final ExamVideos videos;
    private final CertificateNumbers certificates;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    ExamResults(Classes classes, Deliveries deliveries, ExamArrangements arrangements, ExamVideos videos,
            CertificateNumbers certificates, JdbcClient jdbc, JdbcTemplate batch) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.arrangements = arrangements;
        this.videos = videos;
        this.certificates = certificates;
        this.jdbc = jdbc;
        this.batch = batch;
    }

    Map<String, Result> of(String number) {
        return jdbc.sql("SELECT person, theory, practice, outcome, certificate_no, exam_on FROM exam_result WHERE number = ?").param(number)
                .query((row, n) -> new Result(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3), ExamOutcome.valueOf(row.getString(4)),
                        row.getString(5), row.getObject(6, LocalDate.class))).list().stream().collect(Collectors.toMap(Result::person, Function.identity()));
    }

    byte[] template(String number, Actor actor) {
        classes.get(number, Action.RECORD_TRAINING, actor);
        Map<String, Result> kept = of(number);
        List<String> headings = new ArrayList<>(TraineeRows.HEADINGS);
        headings.addAll(ResultRows.HEADINGS);
        return Workbooks.table("考核结果", headings, classes.trainees(number).stream().map(one -> {
            Result result = kept.get(one.person());
            return List.of(String.valueOf(one.position()), one.name(), one.maskedId(), score(result == null ? null : result.theory()),
                    score(result == null ? null : result.practice()), result == null ? "" : result.outcome().label(),
                    result == null || result.certificateNo() == null ? "" : result.certificateNo());
        }).toList());
    }

    static String score(BigDecimal score) {
        return score == null ? "" : score.stripTrailingZeros().toPlainString();
    }

    /** @param reason why results of this exam that are kept are changed; may be empty when none is */
    SheetImports.Taken take(String number, Worksheet sheet, String reason, Actor actor) {
        RegisteredClass registered = classes.correctable(number, actor);
        ClassDelivery delivery = deliveries.seen(number);
        arrangements.checkHeld(registered, delivery);
        List<Enrolled> trainees = classes.trainees(number);
        var rows = new TraineeRows(sheet, trainees);
        Map<Enrolled, WorkbookTable.Line> lines = new LinkedHashMap<>();
        rows.each(lines::put);
        var results = new ResultRows(delivery, registered.exam().theory(), taken(number, trainees, lines), rows);
        List<Result> read = new ArrayList<>();
        lines.forEach((one, line) -> read.add(results.read(one, line)));
        if (rows.faults().isEmpty() && read.isEmpty()) {
            throw RequestRefused.badInput("考核结果表中没有学员。请下载模板，每名学员填写一行。");
        }
        return rows.faults().isEmpty() ? over(delivery, trainees, read, reason, actor) : SheetImports.Taken.not(rows.faults());
    }

    /** The results take the place of the former ones; of a sheet that says the same nothing is recorded. */
    private SheetImports.Taken over(ClassDelivery delivery, List<Enrolled> trainees, List<Result> read, String reason, Actor actor) {
        Map<String, Result> kept = of(delivery.number());
        int added = (int) read.stream().filter(now -> !kept.containsKey(now.person())).count();
        Overwritten overwritten = overwritten(delivery, kept, trainees, read, reason);
        if (added > 0 || !overwritten.none()) {
            keep(delivery.number(), read);
            long passed = read.stream().filter(Result::passed).count();
            classes.record(delivery.number(), actor, "resultsImported", "导入考核结果：" + read.size() + "名学员，合格" + passed + "人。"
                    + overwritten.said(reason), overwritten.changes());
        }
        return SheetImports.Taken.over("考核结果", "考核结果表", "名学员", added, overwritten.count());
    }

    /** A repeated exam brings results of its own; to change those of the same one is a correction and asks for its reason. */
    private static Overwritten overwritten(
            ClassDelivery delivery, Map<String, Result> kept, List<Enrolled> trainees, List<Result> read, String reason) {
        Map<String, Integer> positions = trainees.stream().collect(Collectors.toMap(Enrolled::person, Enrolled::position));
        Overwritten all = new Overwritten();
        Overwritten corrected = new Overwritten();
        for (Result now : read) {
            Result former = kept.get(now.person());
            if (former != null && !former.same(now)) {
                String who = "第" + positions.get(now.person()) + "名学员";
                all.add(who, former.words(), now.words());
                if (former.examOn() == null || former.examOn().equals(delivery.examOn())) {
                    corrected.add(who, former.words(), now.words());
                }
            }
        }
        corrected.checkReason(reason, "考核结果表", "第5、10条");
        return all;
    }

    /** Those whom the sheet leaves out keep their numbers; those in it may have exchanged theirs, and those who left have none here. */
    private ResultRows.Taken taken(String number, List<Enrolled> trainees, Map<Enrolled, WorkbookTable.Line> lines) {
        Set<String> leftOut = trainees.stream().filter(one -> !lines.containsKey(one)).map(Enrolled::person).collect(Collectors.toSet());
        Set<String> here = of(number).values().stream().filter(kept -> leftOut.contains(kept.person()))
                .map(Result::certificateNo).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
        return new ResultRows.Taken(here, certificates.elsewhere(number, lines.values().stream().map(line -> line.text(ResultRows.CERTIFICATE))
                .filter(text -> !text.isEmpty()).collect(Collectors.toSet())));
    }

    /** What has not changed since an earlier exam is still of that one. */
    private void keep(String number, List<Result> read) {
        batch.batchUpdate("""
                INSERT INTO exam_result AS kept (number, person, theory, practice, outcome, certificate_no, exam_on)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (number, person) DO UPDATE SET theory = excluded.theory, practice = excluded.practice,
                    outcome = excluded.outcome, certificate_no = excluded.certificate_no,
                    exam_on = CASE WHEN (kept.theory, kept.practice, kept.outcome, kept.certificate_no)
                        IS NOT DISTINCT FROM (excluded.theory, excluded.practice, excluded.outcome, excluded.certificate_no)
                        THEN kept.exam_on ELSE excluded.exam_on END""",
                read.stream().map(each -> new Object[] {number, each.person(), each.theory(), each.practice(), each.outcome().name(),
                        each.certificateNo(), each.examOn()}).toList());
    }

    /** Handed in for review: everybody has a result. */
    void handIn(String number, String opinion, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.RECORD_TRAINING, actor);
        ClassDelivery delivery = deliveries.seen(number);
        arrangements.checkHeld(registered, delivery);
        if (delivery.ownExam() && videos.of(number, delivery.examOn()).isEmpty()) {
            throw RequestRefused.badInput("自行命题的考试须全程录像备查（第10条），" + delivery.examOn()
                    + "的考试还没有登记录像。请在“考核”中打开考核页面登记考试录像后再提交。");
        }
        List<Enrolled> trainees = classes.trainees(number);
        Map<String, Result> kept = of(number);
        kept.keySet().retainAll(trainees.stream().map(Enrolled::person).toList()); // not those who left by a change since
        List<String> without = trainees.stream().filter(one -> !kept.containsKey(one.person())).map(Enrolled::name).toList();
        if (!without.isEmpty()) {
            throw RequestRefused.badInput("还有" + without.size() + "名学员没有考核结果：" + String.join("、", without.stream().limit(5).toList())
                    + (without.size() > 5 ? "等" : "") + "。请在“考核”中打开考核页面，导入全部学员的结果（没有参加的填“缺考”）后再提交。");
        }
        classes.record(number, actor, DeliveryTasks.REPORT.label(), "resultsReported",
                "报送考核结果：" + kept.size() + "名学员，合格" + kept.values().stream().filter(Result::passed).count() + "人。"
                        + (opinion == null || opinion.isBlank() ? "" : opinion.strip()));
    }
}
