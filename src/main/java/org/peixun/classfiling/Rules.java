package org.peixun.classfiling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rules of an application, and for a change those of changes beside them, in the order of the procedure; every one is always applied, never only the first. */
final class Rules {

    static final List<Rule> ALL = Stream.of(FormRules.ALL, AdmissionRules.ALL, HourRules.ALL, TimetableRules.ALL,
            ContentRules.ALL).flatMap(List::stream).toList();

    private static final List<Rule> OF_CHANGES = Stream.concat(ALL.stream(), ChangeRules.ALL.stream()).toList();

    private Rules() {}

    /** @param rosterFindings what the roster has to say of itself */
    static CheckReport check(Facts facts, List<Finding> rosterFindings) {
        List<Finding> findings = new ArrayList<>(rosterFindings);
        List<CheckReport.Passed> passed = new ArrayList<>();
        for (Rule rule : facts.change() == null ? ALL : OF_CHANGES) {
            List<Finding> found = rule.check(facts);
            findings.addAll(found);
            if (found.isEmpty()) {
                passed.add(new CheckReport.Passed(rule.title(), rule.basis(facts.policy())));
            }
        }
        if (rosterFindings.isEmpty()) {
            passed.add(new CheckReport.Passed("花名册", "第13条"));
        }
        findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::step));
        return new CheckReport(List.copyOf(findings), List.copyOf(passed));
    }
}
