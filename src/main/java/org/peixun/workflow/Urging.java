package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 催办 with manners: in office hours, once in {@code urge.intervalWorkdays} a case, by whoever; never of oneself. */
@Component
class Urging {

    private static final Dates DATES = new Dates();

    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final PolicyParameters parameters;
    private final AccessPolicy access;
    private final People people;
    private final TaskJournal journal;
    private final Clock clock;

    Urging(JdbcClient jdbc, WorkingCalendar calendar, PolicyParameters parameters, AccessPolicy access, People people,
            TaskJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.parameters = parameters;
        this.access = access;
        this.people = people;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws RequestRefused 403; 409 with the time from which it is possible */
    void urge(TaskAtHand task, AccessPolicy.Subject subject, Actor actor) {
        access.check(actor, Action.URGE, subject);
        if (actor.groups().contains(task.queue())) {
            throw RequestRefused.conflict("“" + task.name() + "”由您所在的办理组办理，不需要催办。请直接办理。");
        }
        Instant now = clock.instant();
        Optional<LocalDate> last = jdbc.sql("SELECT max(day) FROM urge WHERE case_number = ? HAVING max(day) IS NOT NULL")
                .param(task.caseNumber()).query(LocalDate.class).optional();
        ZonedDateTime from = possibleFrom(now.atZone(Zone.CHINA), last, parameters.at(today(now), task.jurisdiction()));
        if (from.toInstant().isAfter(now)) {
            throw refused(last, from);
        }
        int added = jdbc.sql("INSERT INTO urge (case_number, day, task_id, at, by_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(task.caseNumber(), today(now), task.id(), now.atOffset(ZoneOffset.UTC), actor.userId()).update();
        if (added == 0) {
            throw RequestRefused.conflict("本事项刚刚已由他人催办，同一天不重复催办。请刷新页面查看。");
        }
        journal.urged(task, actor, office(actor, subject));
    }

    /** The first moment in office hours from {@code now} on that keeps the distance to the last time. */
    private ZonedDateTime possibleFrom(ZonedDateTime now, Optional<LocalDate> last, Policy policy) {
        ZonedDateTime from = now;
        if (last.isPresent()) {
            LocalDate next = calendar.plus(last.get(), policy.workingDays("urge.intervalWorkdays"));
            if (next.isAfter(now.toLocalDate())) {
                from = next.atStartOfDay(Zone.CHINA);
            }
        }
        LocalDate day = from.toLocalDate();
        boolean closed = from.isAfter(policy.closing(day));
        if (closed || !calendar.isWorkingDay(day)) {
            return policy.opening(calendar.plus(day, WorkingDays.of(1)));
        }
        ZonedDateTime opening = policy.opening(day);
        return from.isBefore(opening) ? opening : from;
    }

    private static RequestRefused refused(Optional<LocalDate> last, ZonedDateTime from) {
        String when = DATES.day(from.toLocalDate()) + " " + DATES.time(from.toLocalTime());
        String why = last.map(day -> "本事项已于" + DATES.day(day) + "催办过，不宜频繁催办，且只在工作日上班时间催办。")
                .orElse("催办只在工作日上班时间进行。");
        return RequestRefused.conflict(why + "请于" + when + "以后再催办。");
    }

    /** In what capacity: 县区负责人（东阿县）. */
    private String office(Actor actor, AccessPolicy.Subject subject) {
        return actor.grants().stream()
                .filter(grant -> Action.URGE.roles().contains(grant.role()))
                .filter(grant -> grant.role() != Role.APPLICANT || subject.institutionId().equals(grant.institutionId()))
                .findFirst().map(this::label).orElseThrow();
    }

    private String label(Grant grant) {
        return grant.role() == Role.APPLICANT ? grant.role().label() : people.groupLabel(grant.role().in(grant.jurisdiction()));
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, Zone.CHINA);
    }
}
