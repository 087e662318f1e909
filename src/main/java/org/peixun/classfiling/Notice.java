package org.peixun.classfiling;

import java.time.Instant;
import java.util.List;

/**
 * A return or refusal as the applicant reads it.
 *
 * @param number of the case
 * @param nth which one of its kind in this case, 1 = the first
 * @param kind RETURN, REFUSE or TERMINATE
 * @param step who gave it: 受理备案, 审核备案, 审批开班 or 自动核验
 * @param givenByName whom to ask
 * @param dueAt by when it has to be corrected; {@code null} for a refusal
 */
public record Notice(
        String number, int nth, int submission, Kind kind, String step, List<Item> items, String opinion, String givenByName,
        Instant givenAt, Instant dueAt) {

    public enum Kind { RETURN, REFUSE, TERMINATE }

    public LetterKind letterKind() {
        return switch (kind) {
            case RETURN -> LetterKind.RETURN;
            case REFUSE -> LetterKind.REFUSAL;
            case TERMINATE -> LetterKind.TERMINATION;
        };
    }

    /** A filing that was not accepted was not decided on: its letter says so in its title. */
    public String letterLabel() {
        return kind == Kind.REFUSE && step.equals(ClassFilingCase.ACCEPTANCE.label()) ? "不予受理通知书" : letterKind().label();
    }

    /** Where its letter is. */
    public String letterPath() {
        return letterKind().path(number, nth);
    }

    /** @param found what the file says @param accepted what would do */
    public record Item(String code, String label, String clause, String found, String accepted) {

        /** Where it is put right; {@code null}: in no step. */
        public FilingStep step() {
            return Evidence.step(code);
        }
    }
}
