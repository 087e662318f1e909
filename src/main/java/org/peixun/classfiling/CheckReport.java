package org.peixun.classfiling;

import java.util.List;

/**
 * All rules with today's answers.
 *
 * @param findings blocks first, each in the order of the steps
 * @param passed titles of the rules that had nothing to say
 */
public record CheckReport(List<Finding> findings, List<Passed> passed) {

    public record Passed(String title, String basis) {}

    public List<Finding> blocks() {
        return findings.stream().filter(Finding::blocks).toList();
    }

    public List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.blocks()).toList();
    }

    public List<Finding> of(FilingStep step) {
        return findings.stream().filter(finding -> finding.step() == step).toList();
    }

    /** 12项通过；3项须改正；1项需说明 */
    public String summary() {
        String text = passed.size() + "项通过";
        if (!blocks().isEmpty()) {
            text += "；" + blocks().size() + "处须改正";
        }
        return warnings().isEmpty() ? text : text + "；" + warnings().size() + "处需说明";
    }
}
