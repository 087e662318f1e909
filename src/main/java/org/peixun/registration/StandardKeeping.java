package org.peixun.registration;

import java.io.InputStream;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.directory.Standards;
import org.peixun.directory.Standards.Line;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.Worksheet;
import org.peixun.roster.Worksheets;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 补贴标准目录 (clause 8): the city enters the lines it has published, each from its day; earlier lines stay. */
@Service
@Transactional
public class StandardKeeping {

    private static final String NOUN = "补贴标准";
    private static final String BASIS = "第8条";
    private static final int NAMED_IN_AUDIT = 50;

    private final StandardSheet sheet;
    private final Standards standards;
    private final SheetFiles files;
    private final AccessPolicy access;
    private final AuditTrail audit;

    StandardKeeping(StandardSheet sheet, Standards standards, SheetFiles files, AccessPolicy access, AuditTrail audit) {
        this.sheet = sheet;
        this.standards = standards;
        this.files = files;
        this.access = access;
        this.audit = audit;
    }

    public Form blank() {
        return new Form(StandardSheet.SLUG, NOUN, sheet.fields(), Map.of(), "", "");
    }

    /**
     * With the values of a line that is to be put right, ended or followed by another; blank when there is none such.
     *
     * @param key see {@link Line#key}, or {@link Form#seen} of the page that was sent
     */
    @Transactional(readOnly = true)
    public Form after(String key) {
        return standards.lines(key.replaceFirst("\\|.*", ""), true).stream().filter(line -> key.equals(line.key()) || key.startsWith(line.key() + "|")).findFirst()
                .map(line -> new Form(StandardSheet.SLUG, NOUN, sheet.fields(), sheet.values(line), seen(line), "已填入" + line.name() + line.level().label()
                        + "自" + line.validFrom() + "起的标准。更正金额、课时的，或者不再补贴、填写终止日期的，生效日期不变；调整标准的，填写新的生效日期，原标准保留。")).orElseGet(this::blank);
    }

    /**
     * @param seen as {@link Form#seen} of the line that it began with, or empty
     * @throws RequestRefused 400 with all that is wrong; 403; 409 when it would change a line that the page did not show, or not the one that it showed
     */
    public void add(Map<String, String> typed, String seen, String reason, Actor actor) {
        access.check(actor, Action.KEEP_STANDARDS);
        Entry entry = new Entry(0, typed, seen.isEmpty() ? null : seen);
        sheet.check(List.of(entry));
        Map<String, Line> known = known();
        keepEnds(List.of(entry), known);
        entry.settle(Reasons.ofStandards(reason));
        Line line = entry.value();
        Line before = known.get(line.key());
        if (before != null && !seen.equals(seen(before)) && !line.words().equals(before.words())) {
            throw RequestRefused.conflict(named(before) + (seen.startsWith(before.key() + "|") ? "在您打开页面以后已由他人更正" : "已经录入") + "，现为"
                    + before.words() + "（" + BASIS + "）。请核对下列填写的内容，确需更正的再次保存；调整标准的，填写新的生效日期。");
        }
        if (!seen.isEmpty() && !seen.startsWith(line.code() + "|" + line.level().name() + "|")) {
            throw RequestRefused.conflict("职业编码或者等级与打开的那一条标准不同（" + BASIS + "）：保存后另录" + named(line) + "，打开的那一条不变。"
                    + "确需另录的再次保存，原来录错的再在“补贴标准”列表中填写终止日期；不是另录的，请改回编码和等级。");
        }
        enter(List.of(entry), known, reason, actor);
    }

    /** With a conflict: of the line that was named, for whoever sees it now and saves once more; of a new one, where there is none such. */
    @Transactional(readOnly = true)
    public Form again(Map<String, String> typed) {
        Entry entry = new Entry(0, typed, null);
        sheet.check(List.of(entry));
        return entry.ok() ? after(((Line) entry.value()).key()) : blank();
    }

    private static String named(Line line) {
        return line.name() + line.level().label() + "自" + line.validFrom() + "起的标准";
    }

    /** A last day is taken back by whoever has it before the eyes, not by a cell left empty. */
    private static void keepEnds(List<Entry> entries, Map<String, Line> known) {
        for (Entry entry : entries) {
            Line line = entry.value();
            Line before = line == null ? null : known.get(line.key());
            boolean shown = before != null && entry.replaced() != null && entry.replaced().startsWith(before.key() + "|");
            if (before != null && before.endsOn() != null && line.endsOn() == null && !shown) {
                entry.wrong(StandardSheet.TO, "该标准已录入终止日期" + before.endsOn() + "（" + BASIS + "）。请照填，或者填写新的最后一天；继续补贴、取消终止日期的，在“补贴标准”列表中“更正、终止”该条。");
            }
        }
    }

    /** A line that is there is put right by whoever has seen what changes, as on the page: a workbook may be an older one. */
    private static void showChanges(List<Entry> entries, Map<String, Line> known) {
        for (Entry entry : entries) {
            Line line = entry.value();
            Line before = line == null ? null : known.get(line.key());
            if (before != null && !line.words().equals(before.words())) {
                entry.wrong(StandardSheet.AMOUNT, named(before) + "已经录入，现为" + before.words() + "，文件中为" + line.words()
                        + "。确需更正的，勾选“更正已录入的标准”后重新导入；调整标准的，填写新的生效日期。");
            }
        }
    }

    private static String seen(Line line) {
        return line.key() + "|" + line.words();
    }

    private Map<String, Line> known() {
        return standards.lines("", true).stream().collect(Collectors.toMap(Line::key, each -> each));
    }

    public byte[] template(Actor actor) {
        access.check(actor, Action.KEEP_STANDARDS);
        return SheetTemplate.of(NOUN, sheet.fields());
    }

    /**
     * All rows or none.
     *
     * @param corrects whether lines that are there may be put right; otherwise each row that would change one is given back with both values
     * @throws RequestRefused 400 when the file is no such workbook or the reason is missing; 403
     */
    public Imported importSheet(InputStream content, boolean corrects, String reason, Actor actor) {
        access.check(actor, Action.KEEP_STANDARDS);
        Reasons.require(Reasons.ofStandards(reason));
        SheetFiles.Read read = files.read(content, NOUN, sheet.fields());
        sheet.check(read.entries());
        Map<String, Line> known = known();
        keepEnds(read.entries(), known);
        if (!corrects) {
            showChanges(read.entries(), known);
        }
        List<Worksheet.Fault> faults = files.settle(read, StandardSheet.SLUG, NOUN, sheet.fields(), BASIS, actor);
        if (faults.isEmpty()) {
            enter(read.entries(), known, reason, actor);
        }
        return read.imported(faults);
    }

    @Transactional(readOnly = true)
    public Worksheets.Returned returned(Actor actor) {
        access.check(actor, Action.KEEP_STANDARDS);
        return files.returned(StandardSheet.SLUG, actor);
    }

    private void enter(List<Entry> entries, Map<String, Line> before, String reason, Actor actor) {
        List<Line> lines = entries.stream().map(entry -> (Line) entry.value()).toList();
        standards.enter(lines, reason.strip(), actor);
        Map<String, AuditTrail.Change> changes = new LinkedHashMap<>();
        lines.stream().limit(NAMED_IN_AUDIT).forEach(line -> changes.put(line.name() + " " + line.level().label() + "，自" + line.validFrom() + "起",
                new AuditTrail.Change(before.containsKey(line.key()) ? before.get(line.key()).words() : null, line.words())));
        audit.record(new AuditTrail.Entry(null, null, actor.userId(), actor.name(), "directory.standards",
                "录入补贴标准" + lines.size() + "条。依据：" + reason.strip() + "。", changes));
    }
}
