package org.peixun.classfiling;

import java.util.Map;
import org.peixun.directory.Level;

/** 班期名称: 年度 + 机构简称 + 职业（等级）+ 序号 + 证书类型. */
final class Titles {

    private static final Map<String, String> CERTIFICATES = Map.of("职业技能等级证书", "等级证", "职业资格证书", "资格证",
            "专项职业能力证书", "专项证", "培训合格证书", "合格证");

    private Titles() {}

    /** @param serial {@code null} until the first submission */
    static String of(Plan plan, String shortName, String occupationName, String certificate, Integer serial) {
        if (plan.occupation() == null) {
            return "新班期（尚未填写职业）";
        }
        String year = plan.startsOn() == null ? "" : String.valueOf(plan.startsOn().getYear());
        String level = plan.level() == null || plan.level() == Level.NONE ? "" : "（" + plan.level().shortLabel() + "）";
        String number = serial == null ? "" : "第" + serial + "期";
        return year + shortName + occupationName + level + number + CERTIFICATES.getOrDefault(certificate, "");
    }

    /** What the serial counts within. */
    static String serialKey(ClassFiling filing, Plan plan) {
        return filing.institutionId() + "/" + plan.startsOn().getYear() + "/" + plan.occupation() + "/" + plan.level();
    }
}
