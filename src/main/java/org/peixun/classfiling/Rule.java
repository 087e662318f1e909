package org.peixun.classfiling;

import java.util.List;
import java.util.function.Function;
import org.peixun.policy.Policy;
import org.peixun.shared.Severity;

/**
 * A rule of the procedure: an item of the list in {@link Rules}.
 *
 * @param basis clause such as 第11条, or {@code policy:<key>} for the basis of that parameter
 * @param test everything that speaks against the application; silent while what it needs is not given
 */
record Rule(
        String code, String title, String basis, Severity severity, FilingStep step, Function<Facts, List<Fault>> test) {

    /** @param place distinguishes several faults of one rule, e.g. 行7 or a field's key @param step where it is mended, {@code null} = the rule's */
    record Fault(String place, FilingStep step, String message, String accepted) {

        static Fault of(String message, String accepted) {
            return new Fault("", null, message, accepted);
        }

        static Fault at(Object place, String message, String accepted) {
            return new Fault(place.toString(), null, message, accepted);
        }
    }

    List<Finding> check(Facts facts) {
        return test.apply(facts).stream().map(fault -> finding(fault, facts.policy())).toList();
    }

    String basis(Policy policy) {
        return basis.startsWith("policy:") ? policy.basis(basis.substring("policy:".length())) : basis;
    }

    private Finding finding(Fault fault, Policy policy) {
        String key = fault.place().isEmpty() ? code : code + "@" + fault.place();
        return new Finding(code, key, title, severity, fault.step() == null ? step : fault.step(), fault.message(),
                fault.accepted(), basis(policy));
    }
}
