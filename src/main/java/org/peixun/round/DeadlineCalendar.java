package org.peixun.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.shared.Zone;
import org.peixun.worklist.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All deadlines of a person's counties: open work and rounds, by month and as a feed for calendar programs, which show one of {@link FeedPasswords}. */
@Service
public class DeadlineCalendar {

    /** More than a month's page can hold usefully; the page says when it is reached. */
    public static final int MOST = 1000;

    /**
     * @param due last instant in time
     * @param what step that waits, or the round
     * @param number of the case, {@code null} for a round
     * @param path inside the application
     */
    public record Entry(String uid, Instant due, String what, String number, String title, String county, String path) {

        public String text() {
            return Stream.of(what, number, title).filter(Objects::nonNull).collect(Collectors.joining(" "));
        }
    }

    private final JdbcClient jdbc;
    private final Reach reach;
    private final People people;
    private final FeedPasswords passwords;
    private final Clock clock;

    DeadlineCalendar(JdbcClient jdbc, Reach reach, People people, FeedPasswords passwords, Clock clock) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.people = people;
        this.passwords = passwords;
        this.clock = clock;
    }

    public List<Entry> month(Actor reader, YearMonth month) {
        return between(reader, month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** Each with the last minute that still counts; a round closes at the first instant that is too late. */
    private List<Entry> between(Actor reader, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                SELECT w.task_id AS uid, date_trunc('minute', w.due_at) AS due, w.step_label AS what, w.case_number AS number, w.title,
                       j.name AS county, '/cases/' || w.case_number AS path
                FROM work_item w JOIN jurisdiction j ON j.code = w.jurisdiction
                WHERE w.state = 'OPEN' AND w.jurisdiction = ANY (:jurisdictions::text[]) AND w.due_at >= :from AND w.due_at < :to
                UNION ALL
                SELECT 'round-' || r.id, r.closes_at - interval '1 minute', r.subject || ' 截止', NULL, NULL, '全市', '/rounds/' || r.id
                FROM annual_round r WHERE r.state = 'OPEN' AND r.closes_at > :from AND r.closes_at <= :to
                ORDER BY 2, 3, 4 LIMIT :most""")
                .param("jurisdictions", reach.jurisdictions(reader, Action.SEE_ROUNDS).toArray(String[]::new))
                .param("from", from.atStartOfDay(Zone.CHINA).toOffsetDateTime())
                .param("to", to.atStartOfDay(Zone.CHINA).toOffsetDateTime())
                .param("most", MOST).query(Entry.class).list();
    }

    /** The feed of the person, when the secret is theirs, with the rights of today. */
    @Transactional(readOnly = true)
    public Optional<String> feed(String userId, String secret) {
        LocalDate today = LocalDate.now(clock);
        return passwords.holder(userId, secret)
                .map(user -> Ics.of(between(people.actor(user), today.minusMonths(1), today.plusYears(1)), clock.instant()));
    }
}
