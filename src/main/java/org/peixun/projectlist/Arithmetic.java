package org.peixun.projectlist;

import java.math.BigDecimal;
import java.util.Optional;
import org.peixun.directory.Directory;

/** The budget beside people × standard of the catalogue (clause 8). @param standard {@code null}: none in the catalogue */
record Arithmetic(Integer people, BigDecimal standard, BigDecimal budget) {

    static Arithmetic of(Project project, ListFacts facts) {
        Optional<Directory.Occupation> occupation = facts.occupation(project.text(ProjectField.OCCUPATION));
        BigDecimal standard = project.level()
                .flatMap(level -> occupation.flatMap(known -> facts.standard(known.code(), level))).orElse(null);
        return new Arithmetic(project.planned(), standard, project.budget());
    }

    private Optional<BigDecimal> due() {
        return people == null || standard == null ? Optional.empty()
                : Optional.of(standard.multiply(BigDecimal.valueOf(people)));
    }

    boolean differs() {
        return budget != null && due().filter(sum -> sum.compareTo(budget) != 0).isPresent();
    }

    /** 50人 × 1500元 = 75000元，预算80000元，多5000元。 */
    String words() {
        if (standard == null) {
            return "没有填写职业和等级，或者补贴标准目录中没有相应的标准，不计算。";
        }
        if (people == null) {
            return "每人标准" + yuan(standard) + "，填写计划人数后计算。";
        }
        BigDecimal sum = due().orElseThrow();
        String product = people + "人 × " + yuan(standard) + " = " + yuan(sum);
        if (budget == null) {
            return product + "。";
        }
        BigDecimal difference = budget.subtract(sum);
        return product + "，预算" + yuan(budget) + (difference.signum() == 0 ? "，一致。"
                : "，" + (difference.signum() > 0 ? "多" : "少") + yuan(difference.abs()) + "。");
    }

    static String yuan(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString() + "元";
    }
}
