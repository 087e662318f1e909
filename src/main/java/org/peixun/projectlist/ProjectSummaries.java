package org.peixun.projectlist;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.projectlist.ProjectSummary.CountyLine;
import org.peixun.projectlist.ProjectSummary.Total;
import org.peixun.round.RoundProgress;
import org.peixun.round.Stage;
import org.peixun.shared.Chars;
import org.peixun.shared.Json;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 汇总: all counties of a year; consolidated by the city's clerk, published by its manager's decision. */
@Service
@Transactional
public class ProjectSummaries {

    private static final String KEPT = "SELECT id, year, serial, state, content, made_by_name, made_at, decided_by_name, decided_at, opinion FROM project_summary ";

    private record County(String jurisdiction, String name, String number, String state) {}

    private final ProjectRegister register;
    private final Themes themes;
    private final AccessPolicy access;
    private final Jurisdictions jurisdictions;
    private final RoundProgress round;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProjectSummaries(
            ProjectRegister register, Themes themes, AccessPolicy access, Jurisdictions jurisdictions, RoundProgress round,
            Notifications notifications, AuditTrail audit, JdbcClient jdbc, Clock clock) {
        this.register = register;
        this.themes = themes;
        this.access = access;
        this.jurisdictions = jurisdictions;
        this.round = round;
        this.notifications = notifications;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The year as it stands now: three queries, whatever the number of counties and projects. */
    @Transactional(readOnly = true)
    public ProjectSummary now(int year, Actor actor) {
        access.check(actor, Action.SUM_UP_PROJECTS);
        return now(year);
    }

    private ProjectSummary now(int year) {
        List<ListedProject> projects = register.ofYear(year);
        Map<String, List<ListedProject>> byCounty = new LinkedHashMap<>();
        projects.forEach(project -> byCounty.computeIfAbsent(project.jurisdiction(), key -> new ArrayList<>()).add(project));
        List<CountyLine> counties = counties(year).stream().map(county -> {
            ListState state = county.state() == null ? null : ListState.valueOf(county.state());
            return new CountyLine(county.jurisdiction(), county.name(), county.number(),
                    state == null ? "未下达年度任务" : state.label(), state != null && state.sent(), state != null && state.passed(),
                    state == ListState.EXCUSED, Total.of(county.name(), byCounty.getOrDefault(county.jurisdiction(), List.of())));
        }).toList();
        return new ProjectSummary(year, counties, themes(projects), projects);
    }

    private List<County> counties(int year) {
        return jdbc.sql("""
                SELECT j.code AS jurisdiction, j.name, l.number, l.state FROM jurisdiction j
                LEFT JOIN LATERAL (SELECT number, state FROM project_list
                    WHERE jurisdiction = j.code AND year = ? ORDER BY created_at DESC LIMIT 1) l ON true
                WHERE j.parent IS NOT NULL ORDER BY j.position""").param(year).query(County.class).list();
    }

    /** By code: a name may have a bracket of its own, and 其他 has its note in one. */
    private List<Total> themes(List<ListedProject> projects) {
        Map<String, String> names = themes.all().stream().collect(Collectors.toMap(Themes.Theme::code, Themes.Theme::name));
        Map<String, List<ListedProject>> byTheme = new LinkedHashMap<>();
        projects.forEach(project -> byTheme.computeIfAbsent(project.themeCode(), key -> new ArrayList<>()).add(project));
        return byTheme.entrySet().stream().map(theme -> Total.of(names.getOrDefault(theme.getKey(), theme.getKey()), theme.getValue())).toList();
    }

    /** Pins the year's lists as they are; names who is missing. @throws RequestRefused 409 while no list has passed or one waits for the decision */
    public long consolidate(int year, Actor actor) {
        access.check(actor, Action.CONSOLIDATE_PROJECTS);
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('project_summary'), ?)").param(year).query((row, n) -> "").list();
        ProjectSummary summary = now(year);
        if (summary.projects().isEmpty()) {
            throw RequestRefused.conflict(year + "年还没有通过核对的项目清单，不能汇总。请先核对各县（市、区）报送的清单。");
        }
        if (kept(year).stream().anyMatch(Kept::proposed)) {
            throw RequestRefused.conflict("已有一次汇总正在等待市级负责人决定，决定后才能再次汇总。");
        }
        long id = jdbc.sql("""
                INSERT INTO project_summary (year, serial, state, content, made_by, made_by_name, made_at)
                VALUES (:year, (SELECT coalesce(max(serial), 0) + 1 FROM project_summary WHERE year = :year), 'PROPOSED',
                    :content::jsonb, :by, :name, :at) RETURNING id""")
                .param("year", year).param("content", Json.write(summary)).param("by", actor.userId())
                .param("name", actor.name()).param("at", now(), Types.TIMESTAMP_WITH_TIMEZONE).query(Long.class).single();
        String missing = summary.missingNames();
        String text = "汇总" + year + "年项目清单：" + summary.projects().size() + "个项目"
                + (missing.isEmpty() ? "，各县（市、区）均已报送。" : "；未列入：" + missing + "。");
        record(actor, "consolidated", text, Map.of("项目数", new AuditTrail.Change(null, String.valueOf(summary.projects().size()))));
        notifications.toGroup(Role.CITY_MANAGER.in(jurisdictions.city().code()),
                new Notifications.Message("待决定公布：" + year + "年项目清单汇总", text, "/project-summaries/" + id, null));
        return id;
    }

    /** @param publish or not @throws RequestRefused 409 when it was decided already, 400 for a refusal without words */
    public void decide(long id, boolean publish, String opinion, Actor actor) {
        access.check(actor, Action.PUBLISH_PROJECTS);
        String said = opinion == null ? "" : opinion.strip();
        if (Chars.count(said) > 500 || !publish && said.isEmpty()) {
            throw RequestRefused.badInput(publish ? "意见最多500字，请删减后重新提交。" : "不同意公布的，请在意见中写明理由（500字以内）。");
        }
        Kept summary = get(id);
        int decided = jdbc.sql("""
                UPDATE project_summary SET state = :state, decided_by = :by, decided_by_name = :name, decided_at = :at, opinion = :opinion
                WHERE id = :id AND state = 'PROPOSED'""")
                .param("state", publish ? "PUBLISHED" : "NOT_PUBLISHED").param("by", actor.userId()).param("name", actor.name())
                .param("at", now(), Types.TIMESTAMP_WITH_TIMEZONE).param("opinion", said).param("id", id).update();
        if (decided == 0) {
            throw RequestRefused.conflict("这次汇总已由" + get(id).decidedBy() + "决定（" + get(id).stateLabel() + "），不能再次决定。");
        }
        if (publish) {
            summary.content().counties().stream().filter(CountyLine::passed)
                    .forEach(county -> round.reached(county.number(), Stage.PUBLISHED, "市级公布项目清单"));
        }
        record(actor, publish ? "published" : "notPublished", actor.name() + (publish ? "决定公布" : "不同意公布")
                + summary.year() + "年项目清单第" + summary.serial() + "次汇总" + (said.isEmpty() ? "。" : "。意见：" + said), Map.of());
        tell(summary, publish, said);
    }

    /** The clerks who drew it up, and of a publication those whose lists are in it. */
    private void tell(Kept summary, boolean publish, String said) {
        String title = (publish ? "已公布：" : "不同意公布：") + summary.year() + "年项目清单第" + summary.serial() + "次汇总";
        String link = "/project-summaries/" + summary.id();
        notifications.toGroup(Role.CITY_CLERK.in(jurisdictions.city().code()), new Notifications.Message(
                title, said.isEmpty() ? "市级负责人没有另写意见。" : "市级负责人意见：" + said, link, null));
        if (publish) {
            summary.content().counties().stream().filter(CountyLine::passed).forEach(county -> notifications.toGroup(
                    Role.COUNTY_CLERK.in(county.jurisdiction()), new Notifications.Message("项目清单已公布",
                            summary.year() + "年项目清单已由市级公布，培训机构可以为公布的项目申报开班备案。", "/cases/" + county.number(), county.number())));
        }
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Kept> all(int year, Actor actor) {
        access.check(actor, Action.SUM_UP_PROJECTS);
        return kept(year);
    }

    @Transactional(readOnly = true)
    public Kept view(long id, Actor actor) {
        access.check(actor, Action.SUM_UP_PROJECTS);
        return get(id);
    }

    @Transactional(readOnly = true)
    public byte[] workbook(int year, Actor actor) {
        return SummaryBook.of(now(year, actor));
    }

    @Transactional(readOnly = true)
    public byte[] keptWorkbook(long id, Actor actor) {
        return SummaryBook.of(view(id, actor).content());
    }

    /** What the public sees of a year: the summary published last. */
    @Transactional(readOnly = true)
    public Optional<Kept> published(int year) {
        return jdbc.sql(KEPT + "WHERE year = ? AND state = 'PUBLISHED' ORDER BY serial DESC LIMIT 1").param(year).query(KEPT_ROW).optional();
    }

    @Transactional(readOnly = true)
    public List<Integer> publishedYears() {
        return jdbc.sql("SELECT DISTINCT year FROM project_summary WHERE state = 'PUBLISHED' ORDER BY year DESC")
                .query(Integer.class).list();
    }

    private List<Kept> kept(int year) {
        return jdbc.sql(KEPT + "WHERE year = ? ORDER BY serial DESC").param(year).query(KEPT_ROW).list();
    }

    private Kept get(long id) {
        return jdbc.sql(KEPT + "WHERE id = ?").param(id).query(KEPT_ROW).optional()
                .orElseThrow(() -> RequestRefused.notFound("没有找到这次汇总。请从“项目清单汇总”中打开。"));
    }

    /** A summary as it was made. */
    public record Kept(long id, int year, int serial, String state, ProjectSummary content, String madeBy,
            java.time.Instant madeAt, String decidedBy, java.time.Instant decidedAt, String opinion) {

        public boolean proposed() {
            return state.equals("PROPOSED");
        }

        public String stateLabel() {
            return switch (state) {
                case "PROPOSED" -> "待决定";
                case "PUBLISHED" -> "已公布";
                default -> "不同意公布";
            };
        }
    }

    private static final RowMapper<Kept> KEPT_ROW = (row, n) -> new Kept(row.getLong(1), row.getInt(2), row.getInt(3),
            row.getString(4), Json.read(row.getString(5), ProjectSummary.class), row.getString(6),
            row.getObject(7, OffsetDateTime.class).toInstant(), row.getString(8),
            row.getObject(9) == null ? null : row.getObject(9, OffsetDateTime.class).toInstant(), row.getString(10));

    private OffsetDateTime now() {
        return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
    }

    private void record(Actor actor, String action, String text, Map<String, AuditTrail.Change> changes) {
        audit.record(new AuditTrail.Entry(jurisdictions.city().code(), null, actor.userId(), actor.name(),
                "projectList." + action, text, changes));
    }
}
