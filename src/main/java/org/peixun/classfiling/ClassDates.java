package org.peixun.classfiling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The class's own days, on which its clocks hang; always in the engine's transaction. */
@Component
@Transactional
public class ClassDates {

    private final Filings filings;
    private final ClassChangeRegister register;
    private final ClassRecords records;
    private final Snapshots snapshots;
    private final PolicyParameters parameters;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ClassDates(
            Filings filings, ClassChangeRegister register, ClassRecords records, Snapshots snapshots, PolicyParameters parameters,
            WorkingCalendar calendar, Clock clock) {
        this.filings = filings;
        this.register = register;
        this.records = records;
        this.snapshots = snapshots;
        this.parameters = parameters;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Midnight in China at which the first day of the class begins. */
    public Instant startsAt(String number) {
        return filings.get(number).startsOn().atStartOfDay(Zone.CHINA).toInstant();
    }

    /**
     * Close of business of the last day on which the class may still begin; after it the filing lapses. The first day may
     * have passed while the institution was suspended, when nobody could begin: then the period runs from today.
     */
    public Instant startLapsesAt(String number) {
        ClassFiling filing = filings.get(number);
        Policy policy = parameters.at(filing.startsOn(), filing.jurisdiction());
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zone.CHINA);
        LocalDate from = filing.startsOn().isBefore(today) ? today : filing.startsOn();
        return policy.closing(calendar.plus(from, policy.workingDays("class.lapseWorkdays"))).toInstant();
    }

    /** Midnight in China after the last day of the class. */
    public Instant endsAt(String number) {
        return filings.get(number).endsOn().plusDays(1).atStartOfDay(Zone.CHINA).toInstant();
    }

    /**
     * Midnight after the last day on which the county still waits for the exam and its results; then it decides on the completion.
     * By days, not by working days: it lies months ahead, where no calendar may be known yet. When the class is over, from today;
     * after an exam that is arranged later than that, as long as after the latest day for one.
     */
    public Instant examLapsesAt(String number) {
        ClassFiling filing = filings.get(number);
        Policy policy = parameters.at(filing.startsOn(), filing.jurisdiction());
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zone.CHINA);
        LocalDate from = filing.endsOn().isBefore(today) ? today : filing.endsOn();
        LocalDate latest = from.plusDays(policy.integer("exam.latestDays"));
        LocalDate arranged = records.examOn(number);
        LocalDate last = arranged == null || arranged.isBefore(latest) ? latest : arranged;
        return last.plusDays(policy.integer("exam.lapseDays") + 1L).atStartOfDay(Zone.CHINA).toInstant();
    }

    /** Whether the latest change has moved the first day. A change of anything else leaves the clocks as they are. */
    public boolean startMoved(String number) {
        return moved(number, Plan::startsOn);
    }

    /** Whether the latest change has moved the last day. */
    public boolean endMoved(String number) {
        return moved(number, Plan::endsOn);
    }

    private boolean moved(String number, Function<Plan, LocalDate> day) {
        ClassChange change = register.of(number).get(0);
        return !Objects.equals(day.apply(plan(number, change.fromVersion())), day.apply(plan(number, change.version())));
    }

    private Plan plan(String number, int version) {
        return Plan.of(snapshots.of(number, version).snapshot().form());
    }
}
