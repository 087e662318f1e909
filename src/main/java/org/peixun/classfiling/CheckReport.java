package org.peixun.classfiling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All rules with today's answers.
 *
 * @param findings blocks first, each in the order of the steps
 * @param passed titles of the rules that had nothing to say
 */
public record CheckReport(List<Finding> findings, List<Passed> passed) {

    public record Passed(String title, String basis) {}

    /** The same with what others have to say, blocks still first. */
    CheckReport with(List<Finding> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        all.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::step));
        return new CheckReport(List.copyOf(all), passed);
    }

    public List<Finding> blocks() {
        return findings.stream().filter(Finding::blocks).toList();
    }

    public List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.blocks()).toList();
    }

    public List<Finding> of(FilingStep step) {
        return findings.stream().filter(finding -> finding.step() == step).toList();
    }

    /** 12项通过；1处需说明, or, while something is missing and rules cannot all be applied, 3处须改正；1处需说明；其余12项未发现问题 */
    public String summary() {
        String reasons = warnings().isEmpty() ? "" : "；" + warnings().size() + "处需说明";
        return blocks().isEmpty() ? passed.size() + "项通过" + reasons
                : blocks().size() + "处须改正" + reasons + "；其余" + passed.size() + "项未发现问题";
    }
}
