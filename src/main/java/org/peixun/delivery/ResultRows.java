package org.peixun.delivery;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.roster.Enrolled;
import org.peixun.roster.WorkbookTable;
import org.peixun.shared.Chars;

/** What the sheet of the results says of each trainee, and what is wrong with it. */
class ResultRows {

    private static final String THEORY = "理论成绩";
    private static final String PRACTICE = "实操成绩";
    private static final String PASSED = "结论";
    static final String CERTIFICATE = "证书编号";
    static final List<String> HEADINGS = List.of(THEORY, PRACTICE, PASSED, CERTIFICATE);
    private static final String BASIS = "第5、10条";

    /** Certificate numbers that are somebody else's. @param elsewhere number → class in which it is */
    record Taken(Set<String> here, Map<String, String> elsewhere) {}

    private final ClassDelivery delivery;
    private final boolean theory;
    private final Taken taken;
    private final TraineeRows rows;

    /** @param theory whether the theory of this class is examined */
    ResultRows(ClassDelivery delivery, boolean theory, Taken taken, TraineeRows rows) {
        this.delivery = delivery;
        this.theory = theory;
        this.taken = taken;
        this.rows = rows;
    }

    ExamResults.Result read(Enrolled one, WorkbookTable.Line line) {
        ExamOutcome outcome = ExamOutcome.labelled(line.text(PASSED)).orElse(null);
        if (outcome == null) {
            rows.fault(line, PASSED, wrong(line.text(PASSED), "结论没有填写。", "不是考核结论。"), "填“合格”“不合格”或者“缺考”。", BASIS);
        }
        boolean passed = outcome == ExamOutcome.PASSED;
        return new ExamResults.Result(one.person(), score(line, THEORY, theory && passed, outcome), score(line, PRACTICE, passed, outcome),
                outcome, certificate(line, outcome), delivery.examOn());
    }

    /** Only who passed has a certificate, and so a number that can be somebody else's. */
    private String certificate(WorkbookTable.Line line, ExamOutcome outcome) {
        String typed = line.text(CERTIFICATE);
        if (delivery.ownExam() && !typed.isEmpty()) {
            rows.fault(line, CERTIFICATE, "合格证由系统统一编号，不填证书编号。", "请清空这一格。", BASIS);
        } else if (outcome != ExamOutcome.PASSED && outcome != null && !typed.isEmpty()) {
            rows.fault(line, CERTIFICATE, outcome.label() + "的学员没有证书，不填证书编号。", "请清空这一格，“无”“/”和说明也不填。", BASIS);
        } else if (outcome == ExamOutcome.PASSED && !delivery.ownExam()) {
            numbered(line, typed);
            return typed;
        }
        return null;
    }

    /** A day is no number: a cell that Excel has turned into one. */
    static boolean isCertificate(String typed) {
        return typed.matches("[0-9A-Za-z-]{6,40}") && !typed.matches("\\d{4}-\\d{2}-\\d{2}");
    }

    private void numbered(WorkbookTable.Line line, String typed) {
        if (!isCertificate(typed)) {
            rows.fault(line, CERTIFICATE, wrong(typed, "合格的学员没有证书编号。", "不是证书编号。"), "填评价机构所发证书的编号，6至40位数字、字母。", BASIS);
        } else if (!taken.here().add(typed) || taken.elsewhere().containsKey(typed)) {
            String other = taken.elsewhere().get(typed);
            rows.fault(line, CERTIFICATE, "证书编号与其他学员重复" + (other == null ? "" : "（" + other + "）") + "。",
                    "请核对证书，填写本人的编号；编号确是本人的，请联系县（市、区）经办人员核对另一名学员的。", BASIS);
        }
    }

    private static String wrong(String typed, String missing, String unknown) {
        return typed.isEmpty() ? missing : "“" + Chars.shortened(typed, 20) + "”" + unknown;
    }

    /** A score beside 缺考 is a slip in one of the two: who did not come has none. */
    private BigDecimal score(WorkbookTable.Line line, String column, boolean needed, ExamOutcome outcome) {
        String typed = line.text(column);
        if (typed.matches("(\\d{1,2}|100)(\\.\\d)?") && new BigDecimal(typed).compareTo(BigDecimal.valueOf(100)) <= 0) {
            if (outcome == ExamOutcome.ABSENT) {
                rows.fault(line, column, "结论是缺考，却填写了成绩。", "没有参加考核的请清空成绩；参加了的，结论填“合格”或者“不合格”。", BASIS);
                return null;
            }
            return new BigDecimal(typed);
        }
        if (!typed.isEmpty() || needed) {
            rows.fault(line, column, wrong(typed, "合格的学员没有成绩。", "不是成绩。"), "填0至100，最多一位小数；缺考的留空。", BASIS);
        }
        return null;
    }
}
