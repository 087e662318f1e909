package org.peixun.suspension;

import java.util.List;
import java.util.stream.Collectors;
import org.peixun.shared.RequestRefused;

/** 相关部门 of clause 12, to which a case is handed over; the forms offer the same codes. */
public enum Department {
    LABOUR_INSPECTION("人社监察"), MARKET_REGULATION("市场监管部门"), POLICE("公安机关"), DISCIPLINE("纪检监察机关");

    private final String label;

    Department(String label) {
        this.label = label;
    }

    /** @return 人社监察、公安机关 @throws RequestRefused 400 when none is chosen */
    public static String words(List<String> codes) {
        if (codes.isEmpty()) {
            throw RequestRefused.badInput("departments", "移送部门：请至少选择一个部门（第12条）。");
        }
        return codes.stream().map(code -> valueOf(code).label).collect(Collectors.joining("、"));
    }
}
