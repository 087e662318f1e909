package org.peixun.delivery;

import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
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
     * @return the faults
     */
    public List<Worksheet.Fault> take(
            String number, String kind, String noun, String fileName, InputStream content,
            Function<Worksheet, List<Worksheet.Fault>> take) {
        var registered = register.get(number);
        int most = parameters.at(registered.startsOn(), registered.jurisdiction()).integer("roster.maxRows");
        Worksheet sheet = Worksheet.read(content, noun, TraineeRows.REQUIRED, most);
        List<Worksheet.Fault> faults = take.apply(sheet);
        if (faults.isEmpty()) {
            worksheets.forget(number, kind);
        } else {
            worksheets.giveBack(number, kind, noun + "（标注）.xlsx", sheet, faults);
        }
        return faults;
    }

    /** @throws RequestRefused 404 when none was given back */
    public Worksheets.Returned returned(String number, String kind) {
        return worksheets.returned(number, kind).orElseThrow(
                () -> RequestRefused.notFound("没有标注过错误的文件。上传的文件有错误时，可以下载标注后的文件。"));
    }
}
