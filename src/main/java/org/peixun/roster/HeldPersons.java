package org.peixun.roster;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.peixun.shared.OncePerTransaction;
import org.peixun.shared.RequestRefused;

/** The persons of a submission, held for its case: what other classes have of them is looked for once a transaction. */
final class HeldPersons {

    private static final int SHOWN = 10;

    private final Enrolments enrolments;

    HeldPersons(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    void hold(String caseNumber, int submission) {
        OncePerTransaction.read(held(caseNumber, submission), () -> {
            enrolments.lock(caseNumber, submission);
            return true;
        });
    }

    /** Noted when there are none and nobody can come any more. */
    List<Enrolment> othersOfDraft(List<Candidate> rows, Frame frame) {
        String caseNumber = frame.context().caseNumber();
        List<Enrolment> others = enrolments.others(rows, frame);
        if (others.isEmpty() && OncePerTransaction.known(held(caseNumber, Rosters.DRAFT)).isPresent()) {
            OncePerTransaction.put(unclaimed(caseNumber), true);
        }
        return others;
    }

    /** Not asked again when {@link #othersOfDraft} found none while they were held. @throws RequestRefused 409 with the rows */
    void refuseOthers(RosterContext context, int submission, Supplier<List<Finding>> against) {
        if (submission == Rosters.DRAFT && OncePerTransaction.known(unclaimed(context.caseNumber())).isPresent()) {
            return;
        }
        hold(context.caseNumber(), submission);
        List<Finding> found = enrolments.hasOthers(context, submission) ? against.get() : List.of();
        if (!found.isEmpty()) {
            throw RequestRefused.conflict("花名册中有" + found.size() + "处与其他班期冲突："
                    + found.stream().limit(SHOWN).map(finding -> finding.where() + finding.problem()).collect(Collectors.joining())
                    + (found.size() > SHOWN ? "等。" : "") + "请调整花名册后重新报送。");
        }
    }

    private static List<Object> held(String caseNumber, int submission) {
        return List.of("persons held", caseNumber, submission);
    }

    private static List<String> unclaimed(String caseNumber) {
        return List.of("persons of no other class", caseNumber);
    }
}
