package org.peixun.authorization;

import static java.util.stream.Collectors.toSet;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.peixun.TimeMachine;
import org.peixun.complaint.ComplaintScenario;
import org.peixun.complaint.ComplaintState;
import org.peixun.complaint.ComplaintTimes;
import org.peixun.complaint.CountyMove;
import org.peixun.complaint.Progress;
import org.peixun.complaint.Source;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Received, verified, answered and closed, and everything else that becomes of a complaint. */
@Component
@Lazy
@Order(20)
class ComplaintWalk implements StateWalk, Exhibitor {

    private final ComplaintScenario complaints;
    private final ComplaintTimes times;
    private final Progress progress;
    private final CountyMove moves;
    private final TimeMachine.Mover time;

    private Look look;

    ComplaintWalk(ComplaintScenario complaints, ComplaintTimes times, Progress progress, CountyMove moves, TimeMachine.Mover time) {
        this.complaints = complaints;
        this.times = times;
        this.progress = progress;
        this.moves = moves;
        this.time = time;
    }

    @Override
    public String title() {
        return "投诉举报";
    }

    @Override
    public String caseType() {
        return "complaintHandling";
    }

    @Override
    public Set<String> states() {
        return Stream.of(ComplaintState.values()).map(ComplaintState::name).collect(toSet());
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.of("查看案件", "GET /complaints/{number}"),
                Act.of("确定被投诉机构", "POST /complaints/{number}/institution", "institution", complaints.institution()),
                Act.of("移交其他县（市、区）", "POST /complaints/{number}/county", "county", "371522", "reason", "机构在该县登记、办学"),
                Act.of("延期", "POST /complaints/{number}/extend", "days", "3", "reason", "需要调取银行流水"),
                Act.of("中止办理", "POST /complaints/{number}/pause", "reason", "等待笔迹鉴定结果"),
                Act.of("恢复办理", "POST /complaints/{number}/resume"),
                Act.of("查看投诉人", "POST /complaints/{number}/informer", "why", "电话核实缴费时间"));
    }

    @Override
    public void walk(Look from) {
        look = from;
        time.set(LocalDateTime.of(2026, 3, 11, 9, 0));
        String institution = complaints.institution();
        String main = at(complaints.registered(complaints.intake(Source.HOTLINE, institution, "某投诉人", "13900000000")).number());
        complaints.accept(main, Map.of("decision", "accept"));
        at(main);
        runAs(ComplaintScenario.MANAGER, () -> times.pause(main, "等待笔迹鉴定结果", ComplaintScenario.MANAGER));
        at(main);
        time.passWorkingDays(1);
        runAs(ComplaintScenario.MANAGER, () -> times.resume(main, ComplaintScenario.MANAGER));
        String merged = complaints.registered(complaints.intake(Source.HOTLINE, institution, "", "")).number();
        complaints.merge(merged, main);
        at(merged);
        complaints.verify(main, "unfounded");
        at(main);
        complaints.answer(main);
        at(main);
        time.passWorkingDays(11);
        at(main);
        notPursued();
    }

    private void notPursued() {
        String returned = complaints.registered(Source.HOTLINE).number();
        complaints.accept(returned, Map.of("decision", "returnToSource", "opinion", "属于教育部门职责，请转教体局。"));
        at(returned);
        String declined = complaints.registered(Source.REPORT).number();
        complaints.accept(declined, Map.of("decision", "decline", "opinion", "反映的是学历教育收费，请向教体局反映。"));
        at(declined);
        String moved = complaints.registered(complaints.intake(Source.REPORT, "东街拐角的电工班", "", "")).number();
        runAs(ComplaintScenario.CLERK, () -> moves.move(moved, "371522", "机构在该县登记、办学", ComplaintScenario.CLERK));
        at(moved);
        String petition = complaints.registered(Source.PETITION).number();
        complaints.accept(petition, Map.of("decision", "petition", "opinion", "法院已立案。"));
        at(petition);
        var withdrawn = complaints.accepted(Source.REPORT);
        progress.withdraw(withdrawn.receipt(), "机构已经退费");
        complaints.verify(withdrawn.number(), "withdrawn");
        at(withdrawn.number());
        String malicious = complaints.accepted(Source.REPORT).number();
        complaints.verify(malicious, "malicious");
        at(malicious);
    }

    @Override
    public Map<String, Exhibit> exhibits(int year) {
        String number = complaints.registered(complaints.intake(Source.REPORT, complaints.institution(), "某投诉人", "13900000000")).number();
        complaints.claim(number, "acceptComplaint");
        return Map.of(
                "/complaints/hotline/{number}", Exhibit.of(null, null, complaints.registered(Source.HOTLINE).number(), Map.of("said", "WITHDRAW", "text", "机构已经退费")),
                "/complaints/{number}", Exhibit.of(ComplaintScenario.COUNTY, null, number, Map.of("why", "电话核实缴费时间", "reason", "等待鉴定结果", "days", "3")));
    }

    private String at(String number) {
        look.at(new Place(number, ComplaintScenario.COUNTY, null));
        return number;
    }
}
