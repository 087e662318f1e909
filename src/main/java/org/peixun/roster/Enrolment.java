package org.peixun.roster;

import java.time.LocalDate;
import org.peixun.directory.Level;

/**
 * A place in another class that a person of this roster already has.
 *
 * @param row of this roster
 * @param subsidised it counts as a subsidised training
 * @param sameKind vocational as this class, or entrepreneurial as this class
 */
record Enrolment(
        int row, String caseNumber, String occupationCode, Level level, LocalDate startsOn, LocalDate endsOn, boolean subsidised,
        boolean sameKind) {

    boolean overlaps(RosterContext context) {
        return !startsOn.isAfter(context.endsOn()) && !endsOn.isBefore(context.startsOn());
    }

    /** A subsidised training in the same occupation and level with less than {@code months} between the end of one class and the start of the other. */
    boolean repeats(RosterContext context, int months) {
        boolean same = occupationCode.equals(context.occupationCode()) && level == context.level();
        LocalDate earlierEnd = startsOn.isAfter(context.startsOn()) ? context.endsOn() : endsOn;
        LocalDate laterStart = startsOn.isAfter(context.startsOn()) ? startsOn : context.startsOn();
        return same && subsidised && months > 0 && earlierEnd.plusMonths(months).isAfter(laterStart);
    }

    /** A subsidised training of that year. */
    boolean inYearOf(RosterContext context) {
        return subsidised && startsOn.getYear() == context.startsOn().getYear();
    }

    /** 开班2026-00398，2026-05-06至2026-05-30 */
    String words() {
        return caseNumber + "，" + startsOn + "至" + endsOn;
    }
}
