package org.peixun.delivery;

import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.classfiling.ClassRegister;
import org.peixun.policy.PolicyParameters;
import org.peixun.roster.Worksheet;
import org.peixun.roster.Worksheets;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A filled-in template: taken over whole, or given back with everything that is wrong in it. */
@Component
@Transactional
public class SheetImports {

    /**
     * What became of a sheet.
     *
     * @param faults none when it was taken over
     * @param told what is different now, for who sent it; of no use beside faults
     */
    public record Taken(List<Worksheet.Fault> faults, String told) {

        public static Taken not(List<Worksheet.Fault> faults) {
            return new Taken(faults, "");
        }

        /**
         * @param what 考勤 @param sheet 考勤表 @param unit of the counts: 处
         * @param added what was not there before @param changed what was, and otherwise
         */
        public static Taken over(String what, String sheet, String unit, int added, int changed) {
            String different = Stream.of(added == 0 ? "" : "新登记" + added + unit, changed == 0 ? "" : "改动" + changed + unit)
                    .filter(each -> !each.isEmpty()).collect(Collectors.joining("，"));
            return new Taken(List.of(), different.isEmpty() ? "上传的" + sheet + "与已登记的内容相同，没有改动；填好的是另一份文件的，请重新选择上传。"
                    : what + "已导入：" + different + "。");
        }
    }

    private final Worksheets worksheets;
    private final ClassRegister register;
    private final PolicyParameters parameters;

    SheetImports(Worksheets worksheets, ClassRegister register, PolicyParameters parameters) {
        this.worksheets = worksheets;
        this.register = register;
        this.parameters = parameters;
    }

    /**
     * @param kind of sheet, one of each a class, e.g. {@code attendance} @param noun 考勤表
     * @param take what reads it; changes nothing unless it finds no fault
     */
    public Taken take(
            String number, String kind, String noun, String fileName, InputStream content,
            Function<Worksheet, Taken> take) {
        var registered = register.get(number);
        int most = parameters.at(registered.startsOn(), registered.jurisdiction()).integer("roster.maxRows");
        Worksheet sheet = Worksheet.read(content, noun, TraineeRows.REQUIRED, most);
        Taken taken = take.apply(sheet);
        if (taken.faults().isEmpty()) {
            worksheets.forget(number, kind);
            // that a second sheet was not read is told: who filled it in thinks it was
            return new Taken(List.of(), taken.told() + String.join("", sheet.table().notes()));
        }
        worksheets.giveBack(number, kind, noun + "（标注）.xlsx", sheet, taken.faults());
        return taken;
    }

    /** @throws RequestRefused 404 when none was given back */
    public Worksheets.Returned returned(String number, String kind) {
        return worksheets.returned(number, kind).orElseThrow(
                () -> RequestRefused.notFound("没有标注过错误的文件。上传的文件有错误时，可以下载标注后的文件。"));
    }
}
