package org.peixun.nomination;

import java.util.List;
import org.peixun.shared.RequestRefused;

/** Why the city returns a nomination; the form {@code check-materials.form} offers the same codes. */
enum ReturnReason {
    FEATURE_THIN("品牌特色提炼不够（第6条）"),
    PRACTICE_THIN("经验做法总结不够（第6条）"),
    EXAMPLE_THIN("典型案例不具体或者缺少佐证（第6条）"),
    DOCUMENT_MISSING("缺少材料或者材料不清晰（第6条）"),
    PUBLICITY_UNPROVEN("县级公示情况缺少说明（第6条）"),
    NO_CANDIDATE_UNFOUNDED("无候选机构的理由不充分（第6条）");

    private final String label;

    ReturnReason(String label) {
        this.label = label;
    }

    static String labels(List<String> codes) {
        if (codes.isEmpty()) {
            throw RequestRefused.badInput("请选择需要补正的内容。一次性选齐全部需要补正的内容。");
        }
        return String.join("、", codes.stream().map(code -> valueOf(code).label).toList());
    }
}
