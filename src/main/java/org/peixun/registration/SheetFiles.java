package org.peixun.registration;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.PolicyParameters;
import org.peixun.roster.WorkbookTable;
import org.peixun.roster.WorkbookTables;
import org.peixun.roster.Worksheet;
import org.peixun.roster.Worksheets;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Workbooks of the register, read and given back as a roster is: all rows are taken over or none. */
@Component
class SheetFiles {

    /** @param sheet kept to be given back with its faults */
    record Read(Worksheet sheet, List<Entry> entries) {

        /** @param faults that were found: with any, nothing is taken over */
        Imported imported(List<Worksheet.Fault> faults) {
            return new Imported(faults.isEmpty() ? entries.size() : 0, faults, sheet.table().notes());
        }
    }

    private final Worksheets worksheets;
    private final PolicyParameters parameters;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    SheetFiles(Worksheets worksheets, PolicyParameters parameters, Jurisdictions jurisdictions, Clock clock) {
        this.worksheets = worksheets;
        this.parameters = parameters;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** @throws RequestRefused 400 when it is no such workbook, or one of too many rows */
    Read read(InputStream content, String noun, List<Field> fields) {
        int mostRows = parameters.at(LocalDate.now(clock), jurisdictions.city().code()).integer("directory.importMostRows");
        byte[] bytes = WorkbookTables.bytes(content, noun + "表");
        Map<String, Boolean> headings = new LinkedHashMap<>();
        fields.forEach(field -> headings.put(field.label(), field.required()));
        WorkbookTable table = WorkbookTables.read(bytes, noun + "表", headings, mostRows);
        return new Read(new Worksheet(bytes, table), table.lines().stream().map(line -> new Entry(line.number(), typed(line, fields), null)).toList());
    }

    private static Map<String, String> typed(WorkbookTable.Line line, List<Field> fields) {
        return fields.stream().collect(Collectors.toMap(Field::key, field -> line.text(field.label())));
    }

    /** Keeps the sender's workbook with its faults in place of an earlier one, or forgets that one when there is none. */
    List<Worksheet.Fault> settle(Read read, String slug, String noun, List<Field> fields, String basis, Actor actor) {
        List<Worksheet.Fault> faults = new ArrayList<>();
        Map<Integer, WorkbookTable.Line> lines = read.sheet().lines().stream().collect(Collectors.toMap(WorkbookTable.Line::number, line -> line));
        read.entries().forEach(entry -> entry.problems().forEach(problem ->
                faults.add(read.sheet().fault(lines.get(entry.row()), label(problem, fields), sentence(problem, fields), "", basis))));
        if (faults.isEmpty()) {
            worksheets.forget(owner(actor), slug);
        } else {
            worksheets.giveBack(owner(actor), slug, noun + "表（标注）.xlsx", read.sheet(), faults);
        }
        return faults;
    }

    /** @throws RequestRefused 404 when none was given back */
    Worksheets.Returned returned(String slug, Actor actor) {
        return worksheets.returned(owner(actor), slug)
                .orElseThrow(() -> RequestRefused.notFound("没有标注过错误的文件。上传的文件有错误时，可以下载标注后的文件。"));
    }

    private static String owner(Actor actor) {
        return "机构目录/" + actor.userId();
    }

    private static String label(Problem problem, List<Field> fields) {
        return fields.stream().filter(field -> field.key().equals(problem.field())).map(Field::label).findFirst().orElse(null);
    }

    private static String sentence(Problem problem, List<Field> fields) {
        String label = label(problem, fields) + "：";
        return problem.message().startsWith(label) ? problem.message().substring(label.length()) : problem.message();
    }
}
