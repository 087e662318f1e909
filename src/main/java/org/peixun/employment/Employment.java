package org.peixun.employment;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.audit.AuditTrail;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.FilingState;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.delivery.SheetImports;
import org.peixun.delivery.TraineeRows;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.Enrolled;
import org.peixun.roster.Worksheet;
import org.peixun.roster.Worksheets;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workbook.Workbooks;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 就业情况, as the institution reports it at a checkpoint. */
@Component
@Transactional
public class Employment {

    private static final String KIND = "employment";
    private static final String BASIS = "第11条";

    /** @param nth checkpoint @param months after the completion */
    public record Reporting(RegisteredClass registered, int nth, int months, List<Line> lines) {}

    public record Line(int position, String name, String maskedId, String status, String employer, String evidence, String evidencedOn) {

        static Line of(List<String> cells) {
            return new Line(Integer.parseInt(cells.get(0)), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), cells.get(6));
        }

        /** 已就业，某公司，社保，2026-07-01 */
        String said() {
            return Stream.of(status, employer, evidence, evidencedOn).filter(each -> !each.isEmpty()).collect(Collectors.joining("，"));
        }

        /** What can be typed of it, as {@link Typed} gives it. */
        public String line() {
            return new Typed(status, employer, evidence, evidencedOn).line();
        }
    }

    /** As typed, in a sheet or on the page. */
    public record Typed(String status, String employer, String evidence, String evidencedOn) {

        public static Typed of(List<String> values) {
            return new Typed(values.get(0), values.get(1), values.get(2), values.get(3));
        }

        String line() {
            return String.join("|", status, employer, evidence, evidencedOn);
        }

        /** 无 and a dash are how an empty cell is filled in on paper. */
        Typed plain() {
            return of(Stream.of(status, employer, evidence, evidencedOn).map(each -> NOTHING.matcher(each.strip()).matches() ? "" : each).toList());
        }
    }

    private static final Pattern NOTHING = Pattern.compile("无|[/／\\-－—]+");

    /** A column's name on the page. */
    private static final Map<String, String> FIELDS =
            Map.of("就业状况", "status", "单位", "employer", "凭据", "evidence", "凭据日期", "evidencedOn");

    private final ClassRegister register;
    private final AccessPolicy access;
    private final Statuses statuses;
    private final Checkpoints checkpoints;
    private final SheetImports imports;
    private final Processes processes;

    Employment(
            ClassRegister register, AccessPolicy access, Statuses statuses, Checkpoints checkpoints, SheetImports imports,
            Processes processes) {
        this.register = register;
        this.access = access;
        this.statuses = statuses;
        this.checkpoints = checkpoints;
        this.imports = imports;
        this.processes = processes;
    }

    private RegisteredClass own(String number, Actor actor) {
        access.check(actor, Action.RECORD_TRAINING, register.subject(number));
        RegisteredClass registered = register.get(number);
        if (registered.state() != FilingState.COMPLETED || !checkpoints.more(number)) {
            throw RequestRefused.conflict("只有已结业、跟踪尚未结束的班期可以登记就业情况，当前状态：" + registered.state().label() + "。");
        }
        if (checkpoints.today().isBefore(checkpoints.reachedOn(registered))) {
            throw RequestRefused.conflict("还没有到跟踪时点，" + checkpoints.reachedOn(registered) + "起登记就业情况。");
        }
        return registered;
    }

    /** The same, to write: what is handed in or closed beside it ends first, so that it is kept at the checkpoint of now (ADR 0019). */
    private RegisteredClass written(String number, Actor actor) {
        processes.waitForOthers(number);
        return own(number, actor);
    }

    public Reporting reporting(String number, Actor actor) {
        RegisteredClass registered = own(number, actor);
        int nth = checkpoints.current(number);
        return new Reporting(registered, nth, checkpoints.months(registered, nth), lines(number, nth));
    }

    List<Line> lines(String number, int nth) {
        return lines(statuses.graduates(number), statuses.of(number, nth));
    }

    private static List<Line> lines(List<Enrolled> graduates, Map<String, Statuses.Kept> kept) {
        return graduates.stream().map(one -> Line.of(Statuses.cells(one, kept.get(one.person())))).toList();
    }

    public byte[] template(String number, Actor actor) {
        own(number, actor);
        Map<String, Statuses.Kept> kept = statuses.of(number, checkpoints.current(number));
        List<String> headings = new ArrayList<>(TraineeRows.HEADINGS);
        headings.addAll(List.of("就业状况", "单位", "凭据", "凭据日期"));
        return Workbooks.table("就业情况", headings,
                statuses.graduates(number).stream().map(one -> Statuses.cells(one, kept.get(one.person()))).toList());
    }

    public SheetImports.Taken take(String number, String fileName, InputStream content, Actor actor) {
        own(number, actor);
        return imports.take(number, KIND, "就业情况表", fileName, content, sheet -> taken(number, sheet, actor));
    }

    private SheetImports.Taken taken(String number, Worksheet sheet, Actor actor) {
        written(number, actor);
        var rows = new TraineeRows(sheet, statuses.graduates(number));
        List<Statuses.Kept> read = new ArrayList<>();
        rows.each((one, line) -> {
            List<Statuses.Fault> faults = new ArrayList<>();
            var typed = new Typed(line.text("就业状况"), line.text("单位"), line.text("凭据"), line.text("凭据日期"));
            Statuses.Kept kept = Statuses.read(one.person(), typed, checkpoints.today(), faults);
            faults.forEach(fault -> rows.fault(line, fault.column(), fault.problem(), fault.accepted(), BASIS));
            if (kept != null) {
                read.add(kept);
            }
        });
        if (rows.faults().isEmpty() && read.isEmpty()) {
            throw RequestRefused.badInput("就业情况表中没有学员。请下载模板，每名结业学员填写一行。");
        }
        return rows.faults().isEmpty() ? over(number, read, actor) : SheetImports.Taken.not(rows.faults());
    }

    private SheetImports.Taken over(String number, List<Statuses.Kept> read, Actor actor) {
        int nth = checkpoints.current(number);
        Map<String, Statuses.Kept> there = statuses.of(number, nth);
        List<Statuses.Kept> different = read.stream().filter(now -> !now.equals(there.get(now.person()))).toList();
        int changed = (int) different.stream().filter(now -> there.containsKey(now.person())).count();
        if (!different.isEmpty()) {
            statuses.keep(number, nth, different);
            Map<String, Integer> positions = statuses.graduates(number).stream().collect(Collectors.toMap(Enrolled::person, Enrolled::position));
            var changes = new LinkedHashMap<String, AuditTrail.Change>();
            different.forEach(now -> changes.putAll(change(positions.get(now.person()), there.get(now.person()), now)));
            record(number, actor, null, "imported", "导入就业情况：" + different.size() + "名学员"
                    + (changed == 0 ? "" : "，其中改动" + changed + "名") + "。", changes);
        }
        return SheetImports.Taken.over("就业情况", "就业情况表", "名学员", different.size() - changed, changed);
    }

    public Worksheets.Returned returned(String number, Actor actor) {
        own(number, actor);
        return imports.returned(number, KIND);
    }

    /**
     * Graduates on the page, by position: all of them, or with a fault in any none, as with a sheet.
     *
     * @param shown what the page showed of them, by {@link Line#line}: over what a colleague has registered since nobody writes unseen
     */
    public void set(String number, Map<Integer, Typed> typed, Map<Integer, String> shown, Actor actor) {
        written(number, actor);
        if (typed.isEmpty()) {
            throw RequestRefused.badInput("没有填写或者更改任何一名学员的就业情况。请至少填写一行后再登记（" + BASIS + "）。");
        }
        List<Enrolled> all = statuses.graduates(number);
        Map<Integer, Enrolled> graduates = all.stream().collect(Collectors.toMap(Enrolled::position, Function.identity()));
        int nth = checkpoints.current(number);
        Map<String, Statuses.Kept> before = statuses.of(number, nth);
        Map<Integer, Line> there = lines(all, before).stream().collect(Collectors.toMap(Line::position, Function.identity()));
        List<Problem> problems = new ArrayList<>();
        Map<Integer, Statuses.Kept> read = new TreeMap<>();
        typed.forEach((position, row) -> {
            Enrolled one = graduates.get(position);
            if (one == null) {
                problems.add(new Problem("", "结业学员中没有序号为" + position + "的人。请从名单中选择。"));
                return;
            }
            List<Statuses.Fault> faults = new ArrayList<>();
            read.put(position, Statuses.read(one.person(), row, checkpoints.today(), faults));
            faults.forEach(fault -> problems.add(new Problem(FIELDS.get(fault.column()) + "-" + position, "序号" + position + " " + one.name()
                    + "，" + fault.column() + "：" + fault.problem() + fault.accepted() + "（" + BASIS + "）")));
            if (unseen(there.get(position), row, shown.get(position))) {
                problems.add(new Problem("status-" + position, "序号" + position + " " + one.name() + "，您打开本页以后本机构的其他人员或者另一页面已经登记为“"
                        + there.get(position).said() + "”，没有覆盖（" + BASIS + "）。请核对您填写的内容；确需改为您填写的，再登记一次。"));
            }
        });
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        statuses.keep(number, nth, List.copyOf(read.values()));
        read.forEach((position, kept) -> register.note(number, actor, new ClassRegister.Event(null, "employment.recorded",
                "登记第" + position + "名学员的就业情况：" + kept.status().label() + "。", change(position, before.get(kept.person()), kept), true)));
    }

    /** What stood there before. Of an employer only that it changed: what a trainee does is erased sooner than the audit. Empty where nothing stood. */
    private static Map<String, AuditTrail.Change> change(int position, Statuses.Kept before, Statuses.Kept now) {
        if (before == null || before.equals(now)) {
            return Map.of();
        }
        boolean same = before.status() == now.status();
        return Map.of("第" + position + "名学员", new AuditTrail.Change(before.status().label(), now.status().label() + (same ? "（单位或者凭据有改动）" : "")));
    }

    /** The same once more is no harm. */
    private static boolean unseen(Line there, Typed typed, String shown) {
        return shown != null && !shown.equals(there.line()) && !typed.line().equals(there.line());
    }

    /** Everybody's status is there. */
    void handIn(String number, String opinion, Actor actor) {
        RegisteredClass registered = own(number, actor);
        int nth = checkpoints.current(number);
        List<Enrolled> graduates = statuses.graduates(number);
        Map<String, Statuses.Kept> kept = statuses.of(number, nth);
        long without = graduates.stream().filter(one -> !kept.containsKey(one.person())).count();
        if (without > 0) {
            throw RequestRefused.badInput("还有" + without + "名结业学员没有就业情况（" + BASIS + "）。请在“就业”中打开就业页面逐人登记或者导入，未取得联系的也要登记，然后再提交。");
        }
        int employed = (int) kept.values().stream().filter(each -> each.status().working()).count();
        int months = checkpoints.months(registered, nth);
        checkpoints.end(registered, true, graduates.size(), employed);
        record(number, actor, EmploymentTask.STEP.label(), "reported", "报送结业后第" + months + "个月就业情况："
                + graduates.size() + "人中就业创业" + employed + "人。" + (opinion == null ? "" : opinion.strip()));
    }

    private void record(String number, Actor actor, String step, String action, String text) {
        record(number, actor, step, action, text, Map.of());
    }

    private void record(String number, Actor actor, String step, String action, String text, Map<String, AuditTrail.Change> changes) {
        register.record(number, actor, new ClassRegister.Event(step, "employment." + action, text, changes, true));
    }
}
