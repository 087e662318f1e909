package org.peixun.roster;

import java.time.LocalDate;
import org.peixun.directory.Level;

/**
 * The class that the roster is for. While a draft is incomplete, what is not known yet is {@code null}; the checks that
 * need it are left out and named in {@link Preview#notes()}.
 *
 * @param occupationCode of the occupations directory
 * @param startsOn first day of the class; the policy of that day applies (today's while unknown)
 * @param endsOn last day of the class
 * @param subsidised a subsidy is applied for: then the limits of subsidised trainings hold
 */
public record RosterContext(
        String caseNumber, String jurisdiction, String occupationCode, Level level, LocalDate startsOn,
        LocalDate endsOn, boolean subsidised) {

    public RosterContext(
            String caseNumber, String jurisdiction, String occupationCode, Level level, LocalDate startsOn, LocalDate endsOn) {
        this(caseNumber, jurisdiction, occupationCode, level, startsOn, endsOn, true);
    }

    boolean datesKnown() {
        return startsOn != null && endsOn != null;
    }

    boolean occupationKnown() {
        return occupationCode != null && level != null;
    }
}
