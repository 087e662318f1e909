package org.peixun.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.peixun.shared.CitizenId;
import org.peixun.shared.Parsed;
import org.peixun.shared.Phone;
import org.peixun.shared.Severity;

/** All rules over a whole roster; every finding at once. */
final class RosterChecks {

    private static final Comparator<Finding> BLOCKS_FIRST_BY_ROW =
            Comparator.comparing(Finding::severity).thenComparing(Finding::row);

    /** Rows: a class of the usual size is checked before another thread has begun. */
    private static final int WORTH_A_THREAD = 500;

    /** What would be handed in is an older roster than the one that was uploaded last. */
    static final Finding UPLOAD_WAITS = new Finding(Severity.BLOCK, "uploadWaits", 0, null, null, "", "",
            "上传的花名册尚未收下，报送的仍会是以前的学员。", "请在“花名册”中收下上传的花名册，或者选择“放弃本次上传”。", "第13条");

    /** Somebody in it asked to be forgotten before it was accepted: the older roster must not be handed in instead unnoticed. */
    static final Finding UPLOAD_ERASED = new Finding(Severity.BLOCK, "uploadWaits", 0, null, null, "", "",
            "上传后尚未收下的花名册中有依法删除的个人信息，文件已删除，报送的仍会是以前的学员。", "请在“花名册”中重新上传并收下花名册。", "第13条");

    private final Frame frame;
    private final List<Candidate> rows;
    private final List<Finding> findings = new ArrayList<>();

    private RosterChecks(Frame frame, List<Candidate> rows) {
        this.frame = frame;
        this.rows = rows;
    }

    /** @param others asks for the places of these trainees in other classes; what needs no database is checked meanwhile */
    static List<Finding> of(List<Candidate> rows, Supplier<List<Enrolment>> others, Frame frame) {
        var checks = new RosterChecks(frame, rows);
        boolean aside = rows.size() >= WORTH_A_THREAD;
        var alone = CompletableFuture.runAsync(checks::alone, aside ? ForkJoinPool.commonPool() : Runnable::run);
        List<Enrolment> found = others.get();
        alone.join();
        checks.otherClasses(found);
        checks.findings.sort(BLOCKS_FIRST_BY_ROW);
        return List.copyOf(checks.findings);
    }

    private void alone() {
        size();
        eachRow();
        sameIdNumber();
        samePhone();
    }

    /** Only what stands against these trainees in other classes. */
    static List<Finding> ofOtherClasses(List<Candidate> rows, List<Enrolment> others, Frame frame) {
        var checks = new RosterChecks(frame, rows);
        checks.otherClasses(others);
        return List.copyOf(checks.findings);
    }

    private void size() {
        int most = frame.policy().integer("class.maxSize");
        int warn = frame.policy().integer("class.warnSize");
        if (rows.isEmpty()) {
            whole("empty", "第11条", Issue.block("花名册中没有学员。", "请上传花名册并收下合格的学员（先报名、后培训）。"));
        } else if (rows.size() > most) {
            whole("maxSize", frame.policy().basis("class.maxSize"), Issue.block(
                    "花名册共" + rows.size() + "人，超过每班" + most + "人的上限。", "每班不超过" + most + "人；请分班申报。"));
        } else if (rows.size() > warn) {
            whole("warnSize", frame.policy().basis("class.warnSize"), Issue.warn(
                    "花名册共" + rows.size() + "人，超过" + warn + "人。", "请核对场地和设备能够容纳，并在说明中写明。"));
        }
    }

    private void eachRow() {
        for (Candidate row : rows) {
            row.faults().forEach((column, issue) -> add("unreadable", "第13条", row, column, issue));
            for (RowRules.Rule rule : RowRules.ALL) {
                if (!row.faults().containsKey(rule.column())) {
                    rule.check().apply(row, frame).ifPresent(
                            issue -> add(rule.code(), rule.basis().apply(frame), row, rule.column(), issue));
                }
            }
        }
    }

    /** The first of several rows stands when they name the same person; when the names differ, nobody knows who is meant. */
    private void sameIdNumber() {
        Map<CitizenId, List<Candidate>> byId = new HashMap<>();
        for (Candidate row : rows) {
            Parsed<CitizenId> id = row.id();
            if (id.ok()) {
                byId.computeIfAbsent(id.value(), number -> new ArrayList<>()).add(row);
            }
        }
        byId.values().stream().filter(same -> same.size() > 1).forEach(same -> {
            boolean oneName = same.stream().map(Candidate::name).distinct().count() == 1;
            Candidate first = same.get(0);
            for (Candidate row : oneName ? same.subList(1, same.size()) : same) {
                Candidate other = row == first ? same.get(1) : first;
                add("duplicate", "第13条", row, Column.ID_NUMBER, Issue.block(
                        "公民身份号码与第" + other.row() + "行相同" + (oneName ? "，学员重复。" : "，但姓名不同。"),
                        oneName ? "每名学员只填一行；请删除重复的行。" : "请对照证件核对两行的姓名和号码，改正填错的一行。"));
            }
        });
    }

    /** Often one person who signed for others: worth a look, no proof. */
    private void samePhone() {
        Map<String, Candidate> firstByPhone = new HashMap<>();
        for (Candidate row : rows) {
            Parsed<Phone> phone = row.phone();
            Candidate first = phone.ok() ? firstByPhone.putIfAbsent(phone.value().value(), row) : null;
            if (first != null && !first.text(Column.ID_NUMBER).equals(row.text(Column.ID_NUMBER))) {
                add("samePhone", "第12条", row, Column.PHONE, Issue.warn(
                        "联系电话与第" + first.row() + "行相同。", "请填写学员本人的电话；确为共用的，请在说明中写明原因。"));
            }
        }
    }

    private void otherClasses(List<Enrolment> others) {
        Map<Integer, List<Enrolment>> byRow = others.stream()
                .sorted(Comparator.comparing(Enrolment::startsOn).thenComparing(Enrolment::caseNumber))
                .collect(Collectors.groupingBy(Enrolment::row));
        for (Candidate row : rows) {
            List<Enrolment> places = byRow.getOrDefault(row.row(), List.of());
            for (EnrolmentRules.Rule rule : places.isEmpty() ? List.<EnrolmentRules.Rule>of() : EnrolmentRules.ALL) {
                Optional<Issue> issue = rule.check().of(row, places, frame);
                issue.ifPresent(found -> add(rule.code(), rule.basis().apply(frame), row, Column.ID_NUMBER, found));
            }
        }
    }

    private void whole(String code, String basis, Issue issue) {
        findings.add(new Finding(
                issue.severity(), code, 0, null, null, "", "", issue.problem(), issue.accepted(), basis));
    }

    private void add(String code, String basis, Candidate row, Column column, Issue issue) {
        findings.add(new Finding(
                issue.severity(), code, row.row(), column.label(), row.cell(column), row.name(),
                masked(row.text(Column.ID_NUMBER)), issue.problem(), issue.accepted(), basis));
    }

    /** Of a number that is not valid too: enough to find the row, not the number. */
    private static String masked(String number) {
        int shown = number.length() >= 14 ? 4 : Math.min(2, number.length() / 2);
        String start = number.length() >= 14 ? number.substring(0, 6) : "";
        return start + "*".repeat(number.length() - start.length() - shown) + number.substring(number.length() - shown);
    }
}
