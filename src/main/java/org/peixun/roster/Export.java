package org.peixun.roster;

import java.util.Arrays;
import java.util.List;
import org.peixun.workbook.Workbooks;

/** A roster as a workbook, numbers masked. */
final class Export {

    private static final List<String> HEADINGS = List.of(
            "原表行号", "姓名", "性别", "公民身份号码", "联系电话", "人员类别", "文化程度", "工作单位", "统一社会信用代码", "户口所在地区划");

    private Export() {}

    static byte[] workbook(TraineeTable table) {
        return Workbooks.table("学员花名册", HEADINGS, table.trainees().stream().map(Export::values).toList());
    }

    private static List<String> values(Trainee trainee) {
        return Arrays.asList(
                String.valueOf(trainee.row()), trainee.name(), trainee.sex(), trainee.maskedId(), trainee.maskedPhone(),
                trainee.category().label(), trainee.education() == null ? "" : trainee.education().label(),
                trainee.employer(), trainee.creditCode(), trainee.district());
    }
}
