package org.peixun.authorization;

import static org.peixun.directory.StandingReason.FALSE_MATERIAL;
import static org.peixun.directory.StandingReason.OPENED_WITHOUT_CONSENT;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.suspension.SuspensionScenario.CITY;
import static org.peixun.suspension.SuspensionScenario.CITY_CLERK;
import static org.peixun.suspension.SuspensionScenario.CLERK;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.TimeMachine;
import org.peixun.suspension.Findings;
import org.peixun.suspension.SuspensionScenario;
import org.peixun.suspension.SuspensionScenario.Opened;
import org.peixun.suspension.Suspensions;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** From the finding to the end, urgent or not. */
@Component
@Lazy
@Order(30)
class SuspensionWalk implements StateWalk, Exhibitor {

    private final SuspensionScenario suspensions;
    private final Suspensions all;
    private final Findings findings;
    private final CaseAttachments attachments;
    private final TimeMachine.Mover time;

    private Look look;

    SuspensionWalk(SuspensionScenario suspensions, Suspensions all, Findings findings, CaseAttachments attachments, TimeMachine.Mover time) {
        this.suspensions = suspensions;
        this.all = all;
        this.findings = findings;
        this.attachments = attachments;
        this.time = time;
    }

    @Override
    public String title() {
        return "暂停承训";
    }

    @Override
    public String caseType() {
        return "suspension";
    }

    @Override
    public Set<String> states() {
        return SuspensionScenario.states();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.of("查看案件", "GET /suspensions/{number}"),
                Act.of("上传材料", "POST /suspensions/{number}/documents"),
                Act.of("删除材料", "POST /suspensions/{number}/documents/{id}/remove"),
                Act.of("重新告知", "POST /suspensions/{number}/rehearing", "measure", "TERMINATION", "reason", "拒不整改"),
                Act.of("纠正决定", "POST /suspensions/{number}/correction", "reason", "复议决定撤销", "documentNo", "聊政复决字〔2026〕9号"));
    }

    @Override
    public void walk(Look from) {
        look = from;
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        urgent();
        rectified();
        banned();
        decidedOtherwise();
        removed();
    }

    private void urgent() {
        Opened opened = at(suspensions.urgent());
        suspendAtOnce(opened);
        at(opened);
        runAs(CLERK, () -> findings.unfounded("投诉" + opened.institutionId(), CLERK));
        at(opened);
        Opened denied = suspensions.urgent();
        suspensions.submit(denied.number(), "decideUrgentSuspension", CITY, Map.of("decision", "deny", "opinion", "线索不具体，先核查"));
        at(denied);
    }

    private void rectified() {
        Opened opened = at(suspensions.found(OPENED_WITHOUT_CONSENT));
        suspensions.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "return", "opinion", "缺少现场照片"));
        at(opened);
        suspensions.submit(opened.number(), "supplementEvidence", CLERK, Map.of("facts", "补充现场照片12张"));
        suspensions.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕4号"));
        at(opened);
        suspensions.investigate(opened, "MINOR");
        at(opened);
        suspensions.defend(opened);
        at(opened);
        suspensions.review(opened);
        at(opened);
        suspensions.decide(opened, "rectify", Map.of("measure", "LETTER", "opinion", "情节较轻但影响较大"));
        at(opened);
        suspensions.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改，责任人某某。"));
        at(opened);
    }

    private void banned() {
        Opened opened = suspensions.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        suspensions.decide(opened, "rectify", Map.of("measure", "LETTER"));
        suspensions.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "全部完成"));
        suspensions.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "accept"));
        at(opened);
        time.passTo(time.today().plusMonths(6).plusDays(1).atTime(9, 0));
        at(opened);
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    private void decidedOtherwise() {
        Opened opened = suspensions.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        suspensions.decide(opened, "transfer", Map.of("departments", List.of("LABOUR_INSPECTION")));
        at(opened);
        suspensions.upload(opened.number(), CITY_CLERK);
    }

    private void removed() {
        Opened wrong = suspensions.toDecision("GRAVE", FALSE_MATERIAL);
        suspensions.decide(wrong, "remove", Map.of());
        at(wrong);
        runAs(CITY, () -> all.correct(wrong.number(), "复议决定撤销", "聊政复决字〔2026〕9号", CITY));
        at(wrong);
        Opened removed = suspensions.toDecision("GRAVE", FALSE_MATERIAL);
        suspensions.decide(removed, "remove", Map.of());
        time.passTo(LocalDateTime.of(2026, 7, 8, 9, 0));
        look.at(new Place(removed.number(), SuspensionScenario.COUNTY, removed.institutionId()), "REMOVED", "已移出目录（救济期满）", Map.of());
    }

    private void suspendAtOnce(Opened opened) {
        suspensions.submit(opened.number(), "decideUrgentSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监先字〔2026〕1号"));
    }

    @Override
    public Map<String, Exhibit> exhibits(int year) {
        var suspended = suspensions.suspended(FALSE_MATERIAL);
        suspensions.upload(suspended.number(), CLERK);
        return Map.of("/suspensions/{number}", Exhibit.of(SuspensionScenario.COUNTY, suspended.institutionId(), suspended.number(),
                Map.of("kind", "suspension", "reason", "笔误", "documentNo", "聊人社监字〔2026〕4号", "id", attachments.first(suspended.number()))));
    }

    private Opened at(Opened opened) {
        look.at(new Place(opened.number(), SuspensionScenario.COUNTY, opened.institutionId()));
        return opened;
    }
}
