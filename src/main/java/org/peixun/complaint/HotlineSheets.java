package org.peixun.complaint;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.PolicyParameters;
import org.peixun.roster.WorkbookTable;
import org.peixun.roster.WorkbookTables;
import org.peixun.roster.Worksheet;
import org.peixun.shared.Dates;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workbook.Workbooks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 热线工单表: a workbook of tickets. The good rows are taken in, for their callers wait by the day; the bad ones are listed. */
@Service
@Transactional
public class HotlineSheets {

    private static final String NOUN = "热线工单表";
    private static final Dates DATES = new Dates();

    /** Field of the intake → heading. */
    private static final Map<String, String> HEADINGS = new LinkedHashMap<>();

    static {
        HEADINGS.put("ticket", "工单编号");
        HEADINGS.put("receivedOn", "转办日期");
        HEADINGS.put("county", "县（市、区）");
        HEADINGS.put("institution", "被投诉机构");
        HEADINGS.put("topic", "反映的问题");
        HEADINGS.put("content", "投诉内容");
        HEADINGS.put("name", "来电人姓名");
        HEADINGS.put("phone", "来电人电话");
    }

    private static final Set<String> OPTIONAL = Set.of("来电人姓名", "来电人电话");

    /** @param number of tickets taken in @param faults of the rows that were not @param notes what was read in a special way or not at all */
    public record Result(int number, List<Worksheet.Fault> faults, List<String> notes) {}

    private record Earlier(int rows, String byName, Instant at) {}

    private final Complaints complaints;
    private final IntakeRules rules;
    private final PolicyParameters parameters;
    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;
    private final JdbcClient jdbc;
    private final Clock clock;

    HotlineSheets(
            Complaints complaints, IntakeRules rules, PolicyParameters parameters, Jurisdictions jurisdictions, AccessPolicy access,
            JdbcClient jdbc, Clock clock) {
        this.complaints = complaints;
        this.rules = rules;
        this.parameters = parameters;
        this.jurisdictions = jurisdictions;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public byte[] template() {
        return Workbooks.table(NOUN, List.copyOf(HEADINGS.values()), List.of(List.of("RX20260506001", LocalDate.now(clock).toString(),
                "东阿县", "机构名称（目录内的写全称）", Topic.OTHER.label(), "示例行，导入前删除：时间、地点、经过，不写来电人姓名电话。", "", "")));
    }

    /** Its name is not kept: it may be a caller's. @throws RequestRefused 400 when it is no such workbook, 409 when it was imported before */
    public Result importSheet(InputStream content, Actor actor) {
        access.check(actor, Action.IMPORT_HOTLINE);
        byte[] bytes = WorkbookTables.bytes(content, NOUN);
        String sha256 = sha256(bytes);
        rules.inTurn();
        checkNew(sha256);
        int most = parameters.at(LocalDate.now(clock), jurisdictions.city().code()).integer("complaint.hotlineMostRows");
        Map<String, Boolean> headings = new LinkedHashMap<>();
        HEADINGS.values().forEach(heading -> headings.put(heading, !OPTIONAL.contains(heading)));
        var sheet = new Worksheet(bytes, WorkbookTables.read(bytes, NOUN, headings, most));
        List<Intake> typed = sheet.lines().stream().map(HotlineSheets::intake).toList();
        if (typed.isEmpty()) {
            throw RequestRefused.badInput("热线工单表：表头下面没有内容。请填写后重新上传，每行一件工单。");
        }
        IntakeRules.Known known = rules.known(typed);
        var read = new ArrayList<Registration>();
        var faults = new ArrayList<Worksheet.Fault>();
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < typed.size(); i++) {
            WorkbookTable.Line line = sheet.lines().get(i);
            IntakeRules.Read one = rules.read(typed.get(i), known, false);
            var problems = new ArrayList<>(one.problems());
            Integer before = seen.putIfAbsent(typed.get(i).ticket(), line.number());
            if (before != null && !typed.get(i).ticket().isEmpty()) {
                problems.add(new Problem("ticket", "工单编号：与第" + before + "行重复，同一工单只登记一次。"));
            }
            problems.forEach(problem -> faults.add(fault(sheet, line, problem)));
            if (problems.isEmpty()) {
                read.add(one.registration());
            }
        }
        read.forEach(one -> complaints.register(one, actor));
        if (!faults.isEmpty()) {
            // not kept as imported: it comes again once its bad rows are mended, and the tickets themselves are not taken twice
            return new Result(read.size(), faults, sheet.table().notes());
        }
        jdbc.sql("INSERT INTO complaint_hotline_sheet (sha256, rows, by_name, at) VALUES (?, ?, ?, ?)")
                .params(sha256, read.size(), actor.name(), clock.instant().atOffset(ZoneOffset.UTC)).update();
        return new Result(read.size(), List.of(), sheet.table().notes());
    }

    private void checkNew(String sha256) {
        jdbc.sql("SELECT rows, by_name, at FROM complaint_hotline_sheet WHERE sha256 = ?").param(sha256).query(Earlier.class).optional()
                .ifPresent(earlier -> {
                    throw RequestRefused.conflict("这份热线工单表已由" + earlier.byName() + "于" + DATES.moment(earlier.at()) + "导入，共"
                            + earlier.rows() + "件，没有重复导入。有新工单的，请另存一份只含新工单的文件。");
                });
    }

    private static Intake intake(WorkbookTable.Line line) {
        return new Intake(Source.HOTLINE.name(), text(line, "topic"), text(line, "institution"), text(line, "county"),
                text(line, "receivedOn"), text(line, "content"), text(line, "ticket"), text(line, "name"), text(line, "phone"));
    }

    private static String text(WorkbookTable.Line line, String field) {
        return line.text(HEADINGS.get(field));
    }

    private static Worksheet.Fault fault(Worksheet sheet, WorkbookTable.Line line, Problem problem) {
        String heading = HEADINGS.getOrDefault(problem.field(), NOUN);
        return sheet.fault(line, heading, problem.message().replaceFirst("^[^：]+：", heading + "："), "", "第12条");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
