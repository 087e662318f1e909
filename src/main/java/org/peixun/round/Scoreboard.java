package org.peixun.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.deadline.Deadlines;
import org.peixun.round.RoundViews.County;
import org.peixun.shared.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 县区进度: who has sent, who has not, and how the sending went. */
@Service
public class Scoreboard {

    private static final int DAYS = 30;

    /** @param words empty where the county has not come yet */
    public record Shown(Cell cell, String words) {}

    /** @param level done, ok, soon or overdue: for the colour; the words say it too */
    public record Line(County county, String level, String words, List<Shown> cells) {}

    /** @param left in words, e.g. how many days @param level as in {@link Line} @param sent how many counties, without those that were let off after a return */
    public record Board(
            RoundViews.Head head, String kind, String due, String left, String level, int sent,
            List<Cell> columns, Map<Standing, Long> tally, List<Line> lines, Chart chart) {

        /** Counties that have not sent and are still awaited. */
        public long awaited() {
            return lines.stream().filter(line -> line.county().waits()).count();
        }

        /** Counties that the city may let off: of a round that has ended those that were returned. */
        public List<County> excusable() {
            return lines.stream().map(Line::county)
                    .filter(county -> county.isReturned() || head.state() == RoundState.OPEN && county.waits()).toList();
        }

        public long excused() {
            return lines.stream().filter(line -> line.county().excuseReason() != null).count();
        }

        /** Counties of an open round that the giving out has not come to. */
        public long withoutCase() {
            return lines.stream().filter(line -> line.county().caseNumber() == null).count();
        }
    }

    /** How many had sent so many days before the deadline. @param points of an SVG polyline, empty without sending */
    public record Curve(int year, String points, String words) {}

    public record Chart(List<Curve> curves, int most) {}

    private final RoundViews views;
    private final RoundKinds kinds;
    private final Deadlines deadlines;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Dates dates = new Dates();

    Scoreboard(
            RoundViews views, RoundKinds kinds, Deadlines deadlines, WorkingCalendar calendar, JdbcClient jdbc, Clock clock) {
        this.views = views;
        this.kinds = kinds;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Board of(long id) {
        RoundViews.Head head = views.head(id);
        Instant now = clock.instant();
        List<County> counties = views.counties(id);
        var words = deadlines.inWords(RoundDates.lastMinute(head.closesAt()), now);
        int sent = (int) counties.stream().filter(county -> county.sentAt() != null && !county.ended()).count();
        RoundKind kind = kinds.of(head.caseType());
        boolean awaited = counties.isEmpty() || counties.stream().anyMatch(County::waits);
        return new Board(head, kind.label(), due(head), head.state() != RoundState.OPEN ? head.state().label()
                : awaited ? words.text() : "均已报送或者免报",
                awaited ? words.level().name().toLowerCase(java.util.Locale.ROOT) : "done", sent, columns(kind),
                Standing.count(counties, kind.ownStandings()), counties.stream().map(county -> line(county, kind, now)).toList(), chart(head, counties.size()));
    }

    /** The counties that stand so; one query, in the order of the board. */
    public List<Line> standing(RoundViews.Head head, List<Standing> wanted) {
        return views.counties(head.id()).stream().filter(county -> wanted.contains(Standing.of(county)))
                .map(county -> line(county, kinds.of(head.caseType()), clock.instant())).toList();
    }

    private String due(RoundViews.Head head) {
        LocalDate day = RoundDates.dayOf(head.closesAt());
        String works;
        try {
            works = calendar.isWorkingDay(day) ? "工作日" : "非工作日";
        } catch (CalendarYearMissing e) {
            works = e.year() + "年工作日历未录入";
        }
        return dates.day(day) + " " + head.dueTime() + "（" + works + "，" + head.dueRule().label() + "）";
    }

    private static List<Cell> columns(RoundKind kind) {
        return Stream.concat(kind.countyStages().stream().map(Cell::of),
                Stream.of(Cell.SENT, Cell.CHECKED, Cell.WAITING, Cell.CONTACT)).toList();
    }

    private Line line(County county, RoundKind kind, Instant now) {
        var state = state(county, now);
        var cells = new ArrayList<Shown>();
        kind.countyStages().forEach(stage -> cells.add(new Shown(Cell.of(stage), reached(county, stage) ? "✓" : "")));
        cells.add(new Shown(Cell.SENT, county.sentAt() == null ? "" : dates.shortDay(county.sentAt())));
        cells.add(new Shown(Cell.CHECKED, checked(county)));
        cells.add(new Shown(Cell.WAITING, state.words()));
        cells.add(new Shown(Cell.CONTACT, county.contactAt() == null ? "" : dates.shortDay(county.contactAt()) + " " + county.contact()));
        return new Line(county, state.level(), state.words(), cells);
    }

    private record State(String level, String words) {}

    private State state(County county, Instant now) {
        Standing standing = Standing.of(county);
        if (standing == Standing.FREE) {
            return new State("done", county.excuseReason() == null ? "已终止" : "免报：" + county.excuseReason());
        }
        if (standing == Standing.RETURNED) {
            boolean corrects = county.stage() == Stage.RETURNED;
            return new State("soon", county.standing() == null ? standing.label() : (corrects ? "" : standing.label() + "：") + county.standing());
        }
        if (county.sentAt() != null) {
            return new State("done", county.late() ? "已报送（延期）" : "已报送");
        }
        var left = deadlines.inWords(RoundDates.lastMinute(county.closesAt()), now);
        String level = switch (left.level()) {
            case OVERDUE -> "overdue";
            case TODAY, SOON -> "soon";
            default -> "ok";
        };
        // who has not even begun is to be seen before everybody else
        boolean idle = standing == Standing.NOTHING && !level.equals("overdue");
        return new State(!idle ? level : level.equals("soon") ? "overdue" : "soon", left.text() + "：" + (county.standing() == null ? county.stage().label() : county.standing())
                + (county.extended() ? "（延期至" + dates.shortDay(RoundDates.dayOf(county.closesAt())) + "）" : ""));
    }

    /** What the city made of what was sent; a county that chooses anew has it back. */
    private static String checked(County county) {
        if (county.sentAt() == null) {
            return "";
        }
        return county.stage() == Stage.SENT ? "审核中" : county.stage().isWithCounty() ? Stage.RETURNED.label() : county.stage().label();
    }

    private static boolean reached(County county, Stage stage) {
        boolean anew = county.stage().ordinal() < Stage.SENT.ordinal();
        boolean passed = county.sentAt() != null && !anew || county.stage().ordinal() >= stage.ordinal();
        // who has nobody sends without publicity, and who chooses anew has none yet
        return passed && (stage != Stage.PUBLICISED || county.publicised());
    }

    /** This year and last, one query. */
    private Chart chart(RoundViews.Head head, int counties) {
        record Sent(int year, int daysLeft) {}
        List<Sent> all = jdbc.sql("""
                SELECT r.year, greatest(0, ceil(extract(epoch FROM r.closes_at - c.sent_at) / 86400))::int AS days_left
                FROM annual_round r JOIN round_county c ON c.round_id = r.id
                WHERE r.case_type = ? AND r.year IN (?, ?) AND c.sent_at IS NOT NULL""")
                .params(head.caseType(), head.year(), head.year() - 1).query(Sent.class).list();
        int most = Math.max(counties, 1);
        var curves = new ArrayList<Curve>();
        for (int year : List.of(head.year(), head.year() - 1)) {
            List<Integer> days = all.stream().filter(one -> one.year() == year).map(Sent::daysLeft).toList();
            var points = new StringBuilder();
            for (int left = DAYS; left >= 0; left--) {
                int at = left;
                long by = days.stream().filter(day -> day >= at).count();
                points.append(40 + (DAYS - left) * 12).append(',').append(130 - by * 110 / most).append(' ');
            }
            curves.add(new Curve(year, days.isEmpty() ? "" : points.toString().strip(), days.isEmpty() ? "没有报送记录"
                    : "共报送" + days.size() + "个县区，截止前3日以上报送" + days.stream().filter(day -> day >= 3).count() + "个"));
        }
        return new Chart(curves, most);
    }
}
