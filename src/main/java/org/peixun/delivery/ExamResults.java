package org.peixun.delivery;

import java.math.BigDecimal;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 考核结果 (clauses 5, 10), imported from the template of the class. */
@Component
@Transactional
public class ExamResults {

    private static final String THEORY = "理论成绩";
    private static final String PRACTICE = "实操成绩";
    private static final String PASSED = "结论";
    private static final String CERTIFICATE = "证书编号";
    private static final String BASIS = "第5、10条";

    /** @param certificateNo of the other routes, or {@code null} */
    record Result(String person, BigDecimal theory, BigDecimal practice, ExamOutcome outcome, String certificateNo) {

        boolean passed() {
            return outcome == ExamOutcome.PASSED;
        }
    }

    /** Certificate numbers that are somebody else's. @param elsewhere number → class in which it is */
    private record Taken(Set<String> here, Map<String, String> elsewhere) {}

    /** What the sheet of this class has to say. @param theory whether its theory is examined */
    private record Marked(boolean own, boolean theory, Taken taken) {}

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
        return jdbc.sql("SELECT person, theory, practice, outcome, certificate_no FROM exam_result WHERE number = ?").param(number)
                .query((row, n) -> new Result(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3), ExamOutcome.valueOf(row.getString(4)),
                        row.getString(5))).list().stream().collect(Collectors.toMap(Result::person, Function.identity()));
    }

    byte[] template(String number, Actor actor) {
        classes.get(number, Action.RECORD_TRAINING, actor);
        Map<String, Result> kept = of(number);
        List<String> headings = new ArrayList<>(TraineeRows.HEADINGS);
        headings.addAll(List.of(THEORY, PRACTICE, PASSED, CERTIFICATE));
        return Worksheet.write("考核结果", headings, classes.trainees(number).stream().map(one -> {
            Result result = kept.get(one.person());
            return List.of(String.valueOf(one.position()), one.name(), one.maskedId(), score(result == null ? null : result.theory()),
                    score(result == null ? null : result.practice()), result == null ? "" : result.outcome().label(),
                    result == null || result.certificateNo() == null ? "" : result.certificateNo());
        }).toList());
    }

    static String score(BigDecimal score) {
        return score == null ? "" : score.stripTrailingZeros().toPlainString();
    }

    /** @return what is wrong; when nothing is, the results took the place of the former ones */
    List<Worksheet.Fault> take(String number, Worksheet sheet, Actor actor) {
        RegisteredClass registered = classes.correctable(number, actor);
        ClassDelivery delivery = deliveries.seen(number);
        arrangements.checkHeld(registered, delivery);
        var rows = new TraineeRows(sheet, classes.trainees(number));
        Map<Enrolled, WorkbookTable.Line> lines = new LinkedHashMap<>();
        rows.each(lines::put);
        Marked marked = new Marked(delivery.ownExam(), registered.exam().theory(), taken(number, lines));
        List<Result> read = new ArrayList<>();
        lines.forEach((one, line) -> read.add(result(one, line, rows, marked)));
        if (rows.faults().isEmpty() && read.isEmpty()) {
            throw RequestRefused.badInput("考核结果表中没有学员。请下载模板，每名学员填写一行。");
        }
        if (rows.faults().isEmpty()) {
            keep(number, read);
            long passed = read.stream().filter(Result::passed).count();
            classes.record(registered.number(), actor, null, "resultsImported",
                    "导入考核结果：" + read.size() + "名学员，合格" + passed + "人。");
        }
        return rows.faults();
    }

    /** Those whom the sheet leaves out keep their numbers; those in it may have exchanged theirs. */
    private Taken taken(String number, Map<Enrolled, WorkbookTable.Line> lines) {
        Set<String> inSheet = lines.keySet().stream().map(Enrolled::person).collect(Collectors.toSet());
        Set<String> here = of(number).values().stream().filter(kept -> !inSheet.contains(kept.person()))
                .map(Result::certificateNo).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
        return new Taken(here, certificates.elsewhere(number, lines.values().stream().map(line -> line.text(CERTIFICATE))
                .filter(text -> !text.isEmpty()).collect(Collectors.toSet())));
    }

    private Result result(Enrolled one, WorkbookTable.Line line, TraineeRows rows, Marked marked) {
        ExamOutcome outcome = ExamOutcome.labelled(line.text(PASSED)).orElse(null);
        if (outcome == null) {
            rows.fault(line, PASSED, "结论没有填写或者不能识别。", "填“合格”“不合格”或者“缺考”。", BASIS);
        }
        return new Result(one.person(), score(line, THEORY, marked.theory() && outcome == ExamOutcome.PASSED, rows),
                score(line, PRACTICE, outcome == ExamOutcome.PASSED, rows), outcome, certificate(line, outcome, marked, rows));
    }

    /** Only who passed has a certificate, and so a number that can be somebody else's. */
    private static String certificate(WorkbookTable.Line line, ExamOutcome outcome, Marked marked, TraineeRows rows) {
        String typed = line.text(CERTIFICATE);
        if (marked.own() && !typed.isEmpty()) {
            rows.fault(line, CERTIFICATE, "合格证由系统统一编号，不填证书编号。", "请清空这一格。", BASIS);
        } else if (outcome != ExamOutcome.PASSED && outcome != null && !typed.isEmpty()) {
            rows.fault(line, CERTIFICATE, outcome.label() + "的学员没有证书，不填证书编号。", "请清空这一格，“无”“/”和说明也不填。", BASIS);
        } else if (outcome == ExamOutcome.PASSED && !marked.own()) {
            numbered(line, typed, marked.taken(), rows);
            return typed;
        }
        return null;
    }

    private static void numbered(WorkbookTable.Line line, String typed, Taken taken, TraineeRows rows) {
        if (!typed.matches("[0-9A-Za-z-]{6,40}")) {
            rows.fault(line, CERTIFICATE, "合格的学员没有证书编号，或者编号不能识别。", "填评价机构所发证书的编号，6至40位数字、字母。", BASIS);
        } else if (!taken.here().add(typed) || taken.elsewhere().containsKey(typed)) {
            String other = taken.elsewhere().get(typed);
            rows.fault(line, CERTIFICATE, "证书编号与其他学员重复" + (other == null ? "" : "（" + other + "）") + "。",
                    "请核对证书，填写本人的编号；编号确是本人的，请联系县（市、区）经办人员核对另一名学员的。", BASIS);
        }
    }

    private static BigDecimal score(WorkbookTable.Line line, String column, boolean needed, TraineeRows rows) {
        String typed = line.text(column);
        if (typed.matches("(\\d{1,2}|100)(\\.\\d)?") && new BigDecimal(typed).compareTo(BigDecimal.valueOf(100)) <= 0) {
            return new BigDecimal(typed);
        }
        if (!typed.isEmpty() || needed) {
            rows.fault(line, column, typed.isEmpty() ? "合格的学员没有成绩。" : "成绩不能识别。", "填0至100，最多一位小数；缺考的留空。", BASIS);
        }
        return null;
    }

    private void keep(String number, List<Result> read) {
        batch.batchUpdate("""
                INSERT INTO exam_result (number, person, theory, practice, outcome, certificate_no) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (number, person) DO UPDATE SET theory = excluded.theory, practice = excluded.practice,
                    outcome = excluded.outcome, certificate_no = excluded.certificate_no""",
                read.stream().map(each -> new Object[] {number, each.person(), each.theory(), each.practice(), each.outcome().name(),
                        each.certificateNo()}).toList());
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
        Map<String, Result> kept = of(number);
        List<String> without = classes.trainees(number).stream().filter(one -> !kept.containsKey(one.person())).map(Enrolled::name).toList();
        if (!without.isEmpty()) {
            throw RequestRefused.badInput("还有" + without.size() + "名学员没有考核结果：" + String.join("、", without.stream().limit(5).toList())
                    + (without.size() > 5 ? "等" : "") + "。请在“考核”中打开考核页面，导入全部学员的结果（没有参加的填“缺考”）后再提交。");
        }
        classes.record(number, actor, DeliveryTasks.REPORT.label(), "resultsReported",
                "报送考核结果：" + kept.size() + "名学员，合格" + kept.values().stream().filter(Result::passed).count() + "人。"
                        + (opinion == null || opinion.isBlank() ? "" : opinion.strip()));
    }
}
