package org.peixun.round;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.deadline.Deadlines;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.workflow.CaseEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens at a round's instants: reminders to the county, and one digest for all counties that are late. */
@Service
@Transactional
public class RoundWatch {

    private final AnnualRounds rounds;
    private final CountyRounds counties;
    private final RoundDates dates;
    private final Deadlines deadlines;
    private final Jurisdictions jurisdictions;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    RoundWatch(
            AnnualRounds rounds, CountyRounds counties, RoundDates dates, Deadlines deadlines, Jurisdictions jurisdictions,
            Notifications notifications, AuditTrail audit, ApplicationEventPublisher events, JdbcClient jdbc, Clock clock) {
        this.rounds = rounds;
        this.counties = counties;
        this.dates = dates;
        this.deadlines = deadlines;
        this.jurisdictions = jurisdictions;
        this.notifications = notifications;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When something is due next for the county's case. */
    public Instant next(String caseNumber) {
        CountyRound county = counties.of(caseNumber);
        return dates.next(county.closesAt(rounds.get(county.id().roundId())), clock.instant());
    }

    /** An instant has come: before the deadline the county is reminded, from then on the digest goes up. */
    public void tell(String caseNumber) {
        CountyRound county = counties.of(caseNumber);
        Round round = rounds.get(county.id().roundId());
        Instant now = clock.instant();
        if (!county.waits() || round.state() != RoundState.OPEN) {
            return;
        }
        Instant closes = county.closesAt(round);
        if (now.isBefore(closes)) {
            remind(round, county, closes, now);
        } else {
            county.note("逾期未报送，已督办", now);
            counties.saveAndFlush(county);
            line(county, "ESCALATED", "round.escalated", round.subject() + "逾期未报送，已报县区负责人和市级督办。");
            digest(round, dates.digestAt(closes, now), now);
        }
    }

    private void remind(Round round, CountyRound county, Instant closes, Instant now) {
        county.remind(now);
        counties.saveAndFlush(county);
        Deadlines.Words left = deadlines.inWords(RoundDates.lastMinute(closes), now);
        String text = round.subject() + (left.level() == Deadlines.Level.TODAY ? "须于" + left.text() + "报送" : "距报送截止" + left.text())
                + "，目前：" + county.standing() + "。请抓紧报送。";
        var message = new Notifications.Message("报送提醒：" + round.subject(), text, "/cases/" + county.caseNumber(), county.caseNumber());
        notifications.toGroup(Role.COUNTY_CLERK.in(county.id().jurisdiction()), message);
        // who signs is asked too: the clerk may have handed the papers in already
        notifications.toGroup(Role.COUNTY_MANAGER.in(county.id().jurisdiction()), message);
        line(county, "REMINDED", "round.reminded", "系统已提醒县区经办和负责人：" + text);
    }

    /** Once an instant, whichever county's timer comes first; a second one waits for the first and finds it written. */
    private void digest(Round round, Instant at, Instant now) {
        int first = jdbc.sql("INSERT INTO round_digest (round_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(round.id(), at.atOffset(ZoneOffset.UTC)).update();
        if (first == 0) {
            return;
        }
        List<CountyRound> late = counties.findByIdRoundIdOrderByPosition(round.id()).stream()
                .filter(county -> county.waits() && !county.closesAt(round).isAfter(now)).toList();
        String names = late.stream().map(county -> jurisdictions.name(county.id().jurisdiction())).collect(Collectors.joining("、"));
        String city = jurisdictions.city().code();
        send(round, Role.CITY_CLERK.in(city), "逾期未报送" + late.size() + "个县区：" + names + "。请督促报送，或者说明理由同意延期、免报。");
        send(round, Role.CITY_MANAGER.in(city), "逾期未报送" + late.size() + "个县区：" + names + "。请督促报送，或者说明理由同意延期、免报。");
        late.forEach(county -> send(round, Role.COUNTY_MANAGER.in(county.id().jurisdiction()),
                "本县区逾期未报送，目前：" + county.standing() + "。请立即安排报送；确有原因的，向市级申请延期。"));
    }

    private void send(Round round, String group, String text) {
        notifications.toGroup(group, new Notifications.Message("督办：" + round.subject(), text, "/rounds/" + round.id(), null));
    }

    private void line(CountyRound county, String kind, String action, String text) {
        Actor system = Actor.SYSTEM;
        audit.record(new AuditTrail.Entry(
                county.id().jurisdiction(), county.caseNumber(), system.userId(), system.name(), action, text, Map.of()));
        events.publishEvent(new CaseEvent(
                county.caseNumber(), clock.instant(), kind, null, system.userId(), system.name(), text, false));
    }
}
