package org.peixun.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.peixun.roster.Enrolled;
import org.peixun.roster.WorkbookTable;
import org.peixun.roster.Worksheet;
import org.peixun.shared.Chars;

/** The rows of a filled-in template, each with its trainee: by 序号, confirmed by 姓名. */
public final class TraineeRows {

    public static final List<String> HEADINGS = List.of("序号", "姓名", "公民身份号码");
    public static final Set<String> REQUIRED = Set.of("序号", "姓名");

    private final Worksheet sheet;
    private final List<Enrolled> trainees;
    private final List<Worksheet.Fault> faults = new ArrayList<>();

    public TraineeRows(Worksheet sheet, List<Enrolled> trainees) {
        this.sheet = sheet;
        this.trainees = trainees;
    }

    public void each(BiConsumer<Enrolled, WorkbookTable.Line> reader) {
        Set<String> seen = new HashSet<>();
        for (WorkbookTable.Line line : sheet.lines()) {
            Enrolled one = trainee(line);
            if (one == null) {
                fault(line, "序号", "序号和姓名与花名册对不上。", "请按模板填写，不要改动“序号”和“姓名”两列；是其他班期的表、花名册已经变更的，请重新下载本班期的表。", "第13条");
            } else if (!seen.add(one.person())) {
                fault(line, "序号", "同一名学员出现了两行。", "请每名学员只留一行。", "第13条");
            } else {
                reader.accept(one, line);
            }
        }
    }

    private Enrolled trainee(WorkbookTable.Line line) {
        return trainees.stream().filter(one -> String.valueOf(one.position()).equals(line.text("序号"))
                && one.name().equals(line.text("姓名"))).findFirst().orElse(null);
    }

    public void fault(WorkbookTable.Line line, String column, String problem, String accepted, String basis) {
        faults.add(sheet.fault(line, column, problem, accepted, basis));
    }

    /** Columns that were meant to be read, as their names say, and would not be. @param known the names of those that are */
    public void unknown(Pattern meant, Collection<String> known, String problem, String accepted, String basis) {
        sheet.headings().stream().filter(heading -> meant.matcher(heading).find() && !known.contains(heading))
                .forEach(heading -> faults.add(sheet.fault(heading, "“" + Chars.shortened(heading, 30) + "”" + problem, accepted, basis)));
    }

    /** As one goes through the sheet from above. */
    public List<Worksheet.Fault> faults() {
        return faults.stream().sorted(Comparator.comparingInt(Worksheet.Fault::row)).toList();
    }
}
