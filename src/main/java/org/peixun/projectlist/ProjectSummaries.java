package org.peixun.projectlist;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.projectlist.ProjectSummary.CountyLine;
import org.peixun.round.RoundProgress;
import org.peixun.round.Stage;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 汇总: all counties of a year; consolidated by the city's clerk, published by its manager's decision. */
@Service
@Transactional
public class ProjectSummaries {

    private final YearSummary current;
    private final KeptSummaries kept;
    private final ProjectRegister register;
    private final AccessPolicy access;
    private final Jurisdictions jurisdictions;
    private final RoundProgress round;
    private final Notifications notifications;
    private final AuditTrail audit;

    ProjectSummaries(
            YearSummary current, KeptSummaries kept, ProjectRegister register, AccessPolicy access, Jurisdictions jurisdictions, RoundProgress round,
            Notifications notifications, AuditTrail audit) {
        this.current = current;
        this.kept = kept;
        this.register = register;
        this.access = access;
        this.jurisdictions = jurisdictions;
        this.round = round;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** The year as it stands now. */
    @Transactional(readOnly = true)
    public ProjectSummary now(int year, Actor actor) {
        access.check(actor, Action.SUM_UP_PROJECTS);
        return current.of(year);
    }

    /** Pins the year's lists as they are; names who is missing. @throws RequestRefused 409 while no list has passed or one waits for the decision */
    public long consolidate(int year, Actor actor) {
        access.check(actor, Action.CONSOLIDATE_PROJECTS);
        kept.hold(year);
        ProjectSummary summary = current.of(year);
        if (summary.projects().isEmpty()) {
            throw RequestRefused.conflict(year + "年还没有通过核对的项目清单，不能汇总。请先核对各县（市、区）报送的清单。");
        }
        if (kept.of(year).stream().anyMatch(KeptSummary::proposed)) {
            throw RequestRefused.conflict("已有一次汇总正在等待市级负责人决定，决定后才能再次汇总。");
        }
        long id = kept.keep(summary, actor);
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
        KeptSummary summary = kept.get(id);
        if (!kept.decide(id, publish, said, actor)) {
            throw RequestRefused.conflict("这次汇总已由" + kept.get(id).decidedBy() + "决定（" + kept.get(id).stateLabel() + "），不能再次决定。");
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
    private void tell(KeptSummary summary, boolean publish, String said) {
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
    public List<KeptSummary> all(int year, Actor actor) {
        access.check(actor, Action.SUM_UP_PROJECTS);
        return kept.of(year);
    }

    @Transactional(readOnly = true)
    public KeptSummary view(long id, Actor actor) {
        access.check(actor, Action.SUM_UP_PROJECTS);
        return kept.get(id);
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
    public Optional<KeptSummary> published(int year) {
        return kept.published(year);
    }

    /** Codes of the year's projects that were given up, also since it was published. */
    @Transactional(readOnly = true)
    public Set<String> givenUp(int year) {
        return register.givenUp(year);
    }

    @Transactional(readOnly = true)
    public List<Integer> publishedYears() {
        return kept.publishedYears();
    }

    private void record(Actor actor, String action, String text, Map<String, AuditTrail.Change> changes) {
        audit.record(new AuditTrail.Entry(jurisdictions.city().code(), null, actor.userId(), actor.name(),
                "projectList." + action, text, changes));
    }
}
