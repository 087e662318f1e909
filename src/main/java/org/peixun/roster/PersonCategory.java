package org.peixun.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 人员类别: whom the notice supports (clauses 1 to 4); decides limits and, later, the source of the subsidy. */
public enum PersonCategory {
    EMPLOYEE("企业职工", "企业在职职工", "在职职工", "职工", "企业员工", "在岗职工"),
    DISPATCHED("劳务派遣人员", "劳务派遣", "劳务派遣职工", "劳务派遣员工", "派遣人员", "派遣职工", "派遣员工"),
    MICRO_OWNER("小微企业主", "小微企业负责人", "小微企业法定代表人", "小型微型企业主"),
    SELF_EMPLOYED("个体工商户", "个体户", "个体经营者", "个体工商户经营者", "个体工商户业主"),
    GRADUATE("高校毕业生", "毕业年度高校毕业生", "离校未就业高校毕业生", "应届高校毕业生"),
    STUDENT("在校学生", "在校生", "学生", "在校大学生"),
    RURAL_WORKER("农村转移就业劳动者", "农村转移劳动者", "农村转移就业劳动力", "农村劳动力", "农民工", "农村劳动者"),
    UNEMPLOYED("城镇登记失业人员", "登记失业人员", "失业人员", "城镇失业人员"),
    OUT_OF_POVERTY("脱贫人口", "脱贫劳动力", "脱贫家庭子女", "建档立卡贫困劳动力", "贫困劳动力", "脱贫享受政策人口"),
    DISABLED("残疾人", "残疾人员"),
    VETERAN("退役军人", "退役士兵", "复员军人"),
    FLEXIBLE("灵活就业人员", "灵活就业"),
    OTHER("其他", "其他人员");

    private static final Map<String, PersonCategory> BY_NAME = Arrays.stream(values())
            .flatMap(category -> Stream.concat(Stream.of(category.label), category.alsoWritten.stream()).map(name -> Map.entry(name, category)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String label;
    private final List<String> alsoWritten;

    PersonCategory(String label, String... alsoWritten) {
        this.label = label;
        this.alsoWritten = List.of(alsoWritten);
    }

    /** Has a labour contract; of a dispatched worker it is with the agency. */
    boolean employed() {
        return this == EMPLOYEE || this == DISPATCHED;
    }

    public String label() {
        return label;
    }

    static Optional<PersonCategory> read(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(PersonCategory::label).toList();
    }
}
