package org.peixun.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.shared.Chars;
import org.peixun.shared.DocumentNo;
import org.peixun.shared.Parsed;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 暂停承训资格, 恢复, 移出目录 and 主动退出 (clause 12): the city's decision, effective at once, with everything that follows from it. */
@Service
public class InstitutionStanding {

    private static final Map<DirectoryStatus, Set<DirectoryStatus>> FROM = Map.of(
            DirectoryStatus.SUSPENDED, Set.of(DirectoryStatus.NORMAL),
            DirectoryStatus.NORMAL, Set.of(DirectoryStatus.SUSPENDED, DirectoryStatus.REMOVED, DirectoryStatus.LEFT),
            DirectoryStatus.REMOVED, Set.of(DirectoryStatus.NORMAL, DirectoryStatus.SUSPENDED),
            DirectoryStatus.LEFT, Set.of(DirectoryStatus.NORMAL));
    private static final Set<DirectoryStatus> OUT = Set.of(DirectoryStatus.REMOVED, DirectoryStatus.LEFT);

    private static final int LONGEST_FACTS = 500;

    private final Directory directory;
    private final List<StandingImpact> impacts;
    private final List<StandingGuard> guards;
    private final List<StandingSecrecy> secrecy;
    private final AccessPolicy access;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final StandingEvents events;
    private final JdbcClient jdbc;
    private final Clock clock;

    InstitutionStanding(Directory directory, List<StandingImpact> impacts, List<StandingGuard> guards, List<StandingSecrecy> secrecy, AccessPolicy access,
            Notifications notifications, AuditTrail audit, StandingEvents events, JdbcClient jdbc, Clock clock) {
        this.directory = directory;
        this.impacts = impacts;
        this.guards = guards;
        this.secrecy = secrecy;
        this.access = access;
        this.notifications = notifications;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param facts what was found, or what the institution applied for; one or more sentences, at most 500 characters
     * @param documentNo number of the decision, e.g. 聊人社监字〔2026〕3号, or of the consent to its application
     */
    public record Decision(DirectoryStatus to, StandingReason reason, String facts, String documentNo) {}

    /** The decisions that are possible today. */
    public List<DirectoryStatus> possible(long institutionId) {
        DirectoryStatus now = directory.statusOn(institutionId, today());
        return List.of(DirectoryStatus.SUSPENDED, DirectoryStatus.NORMAL, DirectoryStatus.REMOVED, DirectoryStatus.LEFT).stream()
                .filter(to -> FROM.get(to).contains(now)).toList();
    }

    /** What may be given as the reason today: a removed institution comes back only where the removal itself was wrong. */
    public List<StandingReason> reasons(long institutionId, DirectoryStatus to) {
        return reasons(directory.statusOn(institutionId, today()), to);
    }

    private static List<StandingReason> reasons(DirectoryStatus before, DirectoryStatus to) {
        return OUT.contains(before) ? List.of(StandingReason.DECISION_REVOKED) : StandingReason.of(to);
    }

    /** Why nobody may decide by hand just now; empty where one may. */
    public Optional<String> held(long institutionId) {
        return guards.stream().flatMap(guard -> guard.against(institutionId).stream()).findFirst();
    }

    public List<StandingImpact.Line> impact(long institutionId, DirectoryStatus to) {
        return impacts.stream().flatMap(impact -> impact.of(institutionId, to).stream()).toList();
    }

    /**
     * By hand, on the institution's page.
     *
     * @throws RequestRefused 400 with what is missing, 403, 404, 409 when the institution's status allows it no more or a
     *     process about it is under way
     */
    @Transactional
    public void decide(long institutionId, Decision decision, Actor actor) {
        Directory.Institution institution = directory.institution(institutionId);
        access.check(actor, Action.DECIDE_STANDING, new AccessPolicy.Subject(institution.jurisdiction(), institutionId));
        // a case that is being opened at this moment is waited for, and found
        hold(institutionId);
        held(institutionId).ifPresent(reason -> {
            throw RequestRefused.conflict(reason);
        });
        Parsed<DocumentNo> number = DocumentNo.parse(decision.documentNo(), today());
        check(decision, number.reason());
        secrecy.forEach(one -> one.checkNobodyNamed(institutionId, Map.of("facts", decision.facts())));
        carryOut(institutionId, new Decision(decision.to(), decision.reason(), decision.facts(), number.value().value()), actor);
    }

    /**
     * What a process has decided, without asking for a right again.
     *
     * @param actor who decided; the system where a period ended
     * @throws RequestRefused 400, 404, 409 as for a decision by hand
     */
    @Transactional
    public void carryOut(long institutionId, Decision decision, Actor actor) {
        Directory.Institution institution = directory.institution(institutionId);
        // the number is as the process keeps it, perhaps from before it had to hold a year
        check(decision, null);
        // submissions of the institution that are on their way end first; later ones find the new status
        hold(institutionId);
        Directory.Standing before = directory.standingOn(institutionId, today());
        if (!FROM.get(decision.to()).contains(before.status())) {
            throw RequestRefused.conflict("该机构当前的目录状态为“" + before.status().label() + "”，不能改为“" + decision.to().label()
                    + "”。请刷新页面查看最新情况。");
        }
        if (!reasons(before.status(), decision.to()).contains(decision.reason())) {
            throw RequestRefused.badInput("reason", "事由：已经移出或者退出机构目录的，只有原决定撤销的才能恢复（第12条）。请选择“"
                    + StandingReason.DECISION_REVOKED.label() + "”；整改以后重新申请的，限制期满后由县（市、区）或者市级经办在机构页面重新列入。");
        }
        String reason = decision.reason().label() + "：" + decision.facts().strip();
        var now = new Directory.Standing(decision.to(), today(), reason, decision.documentNo().strip());
        audit.record(new AuditTrail.Entry(institution.jurisdiction(), null, actor.userId(), actor.name(), "directory.standing",
                institution.name() + "：" + verb(decision.to()) + "，" + reason + "（" + now.documentNo() + "）。",
                Map.of("目录状态", new AuditTrail.Change(before.status().label(), now.status().label()))));
        events.enter(institutionId, before.status(), now, decision.reason(), actor);
        tell(institution, before.status(), now);
    }

    /**
     * A decision was taken back, perhaps long after its end: what asks for former suspensions counts it no more.
     *
     * @param documentNo of the decision that was wrong @param revokingNo of the one that takes it back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takenBack(long institutionId, String documentNo, String revokingNo) {
        jdbc.sql("INSERT INTO standing_revocation (institution_id, document_no, revoking_no, revoked_at) VALUES (?, ?, ?, ?)")
                .params(institutionId, documentNo, revokingNo, Timestamp.from(clock.instant())).update();
    }

    /** Until this transaction ends nobody else decides on the institution, and none of its submissions begins. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(long institutionId) {
        jdbc.sql("SELECT id FROM institution WHERE id = ? FOR UPDATE").param(institutionId).query(Long.class).single();
    }

    /** One message each, however many cases there are. */
    private void tell(Directory.Institution institution, DirectoryStatus before, Directory.Standing now) {
        String title = verb(now.status()) + "：" + institution.name();
        String text = "依据" + now.documentNo() + "，自" + now.effectiveOn() + "起" + verb(now.status()) + "。" + switch (now.status()) {
            case SUSPENDED -> "不得新开班；未办结的事项暂停办理、停止计时。";
            case NORMAL -> OUT.contains(before) ? "已经终止的事项不再恢复，需要的请重新报送。" : "未办结的事项按剩余时间继续办理。";
            case LEFT -> "未办结的事项终止，终止通知书见各事项页面；已结业的班期，结业和证书不变。需要再承接补贴性培训的，可以申请重新列入机构目录。";
            default -> "未办结的事项终止，终止通知书见各事项页面；已结业的班期，结业和证书不变。";
        };
        var message = new Notifications.Message(title, text, "/directory/" + institution.id(), null);
        notifications.toGroup(Role.applicantsOf(institution.id()), message);
        notifications.toGroup(Role.COUNTY_CLERK.in(institution.jurisdiction()), message);
        notifications.toGroup(Role.COUNTY_MANAGER.in(institution.jurisdiction()), message);
    }

    /** 暂停承训资格, 恢复承训资格, 移出机构目录, 主动退出机构目录 */
    public static String verb(DirectoryStatus to) {
        return switch (to) {
            case SUSPENDED -> "暂停承训资格";
            case NORMAL -> "恢复承训资格";
            case LEFT -> "主动退出机构目录";
            default -> "移出机构目录";
        };
    }

    /** @param wrongNo what is wrong with the document's number, {@code null} = nothing */
    private static void check(Decision decision, String wrongNo) {
        List<Problem> problems = new ArrayList<>();
        if (decision.reason() == null || !StandingReason.of(decision.to()).contains(decision.reason())) {
            problems.add(new Problem("reason", "事由：请选择一项（第12条）。"));
        }
        if (decision.facts() == null || decision.facts().isBlank() || Chars.count(decision.facts()) > LONGEST_FACTS) {
            problems.add(new Problem("facts", decision.to() == DirectoryStatus.LEFT ? "请写明机构书面申请的日期和退出的理由，不超过500字（第12条）。"
                    : "请写明查明的情况，不超过500字（第12条）。"));
        }
        if (wrongNo != null) {
            problems.add(new Problem("documentNo", (decision.to() == DirectoryStatus.LEFT ? "同意退出的文号：" : "决定文书文号：") + wrongNo));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zone.CHINA);
    }
}
