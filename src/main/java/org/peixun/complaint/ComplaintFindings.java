package org.peixun.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.Finding;
import org.peixun.suspension.Findings;
import org.peixun.workflow.TaskSubmission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was found, per offence of clause 12 and with its evidence; handed on to the suspension. */
@Component
class ComplaintFindings {

    /** Field of the form → offence. */
    private static final Map<String, StandingReason> OFFENCES = new LinkedHashMap<>();

    static {
        OFFENCES.put("advertising", StandingReason.MISLEADING_ADVERTISING);
        OFFENCES.put("opening", StandingReason.OPENED_WITHOUT_CONSENT);
        OFFENCES.put("management", StandingReason.DISORDERLY_MANAGEMENT);
        OFFENCES.put("material", StandingReason.FALSE_MATERIAL);
        // the clause ends in 等行为: charging fees is one of them
        OFFENCES.put("other", StandingReason.OTHER_FINDING);
    }

    record Line(String offence, String evidence, boolean alleged, String byName, Instant at) {}

    private final Findings suspensions;
    private final JdbcClient jdbc;
    private final Clock clock;

    ComplaintFindings(Findings suspensions, JdbcClient jdbc, Clock clock) {
        this.suspensions = suspensions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param number of the suspension case @param known whether it rests on just this already */
    record Led(String number, boolean known) {}

    /** @param alleged urgent and not yet found */
    Led record(Complaint complaint, TaskSubmission submission, boolean alleged) {
        String what = alleged ? "提请先行暂停" : "查实";
        if (complaint.institutionId() == null) {
            throw RequestRefused.badInput("decision", what + "：尚未确定被投诉机构，无法暂停承训资格（第12条）。请先在“投诉办理”页确定目录内的机构；不在目录内的，选择“属实但不在机构目录内，移送有关部门”。");
        }
        List<StandingReason> offences = keep(complaint, submission, alleged);
        if (offences.isEmpty()) {
            throw RequestRefused.badInput("decision", what + "：请至少就违规宣传、擅自开班、管理混乱、材料造假、其他违规行为（如违规收费）中的一种写明事实和证据（第12条）。");
        }
        List<Findings.Standing> standing = alleged ? List.of() : standing(complaint);
        offences.removeIf(offence -> standing.stream().anyMatch(one -> one.offence() == offence));
        if (offences.isEmpty()) {
            // verified again and found the same: what was begun because of it goes on as it is
            return new Led(standing.get(0).number(), true);
        }
        var finding = new Finding(complaint.institutionId(), offences, submission.text("facts").strip(), complaint.number());
        return new Led(alleged ? suspensions.urgent(finding, submission.actor()) : suspensions.record(finding, submission.actor()), false);
    }

    /** What this complaint, or the one it was merged into, led to and what still stands. */
    List<Findings.Standing> standing(Complaint complaint) {
        return suspensions.standing(Stream.of(complaint.number(), complaint.mainNumber()).filter(Objects::nonNull).toList());
    }

    /** @throws RequestRefused 400 when what was found is no more */
    void checkStillStands(Complaint complaint) {
        if (complaint.outcome() == Outcome.FOUND && standing(complaint).isEmpty()) {
            throw RequestRefused.badInput(List.of(new Problem("decision",
                    "核查结论：原来查实的行为，市级已经认定不成立或者纠正了决定，不能维持。请按重新核查的情况选择不属实、查实或者其他结论。")));
        }
    }

    /**
     * The contrary of what an institution is suspended for is said by whoever decides on that.
     *
     * @param conclusion 不属实 and the like
     * @throws RequestRefused 400 while a finding of this complaint stands
     */
    void checkNothingStands(Complaint complaint, String conclusion) {
        standing(complaint).stream().findFirst().ifPresent(one -> {
            throw RequestRefused.badInput(List.of(new Problem("decision", "核查结论：本件已经查实" + one.offence().label() + "，据此办理的"
                    + one.number() + "（" + one.state() + "）仍然有效，不能再作出“" + conclusion + "”的结论（第12条）。重新核查后没有变化的，选择“维持原核查结论”；"
                    + "认为查实有误的，先由市级负责人在该事项中认定不成立或者纠正决定。")));
        });
    }

    /**
     * True, and nothing of ours to suspend: a body outside the directory, or one that is no longer in it.
     *
     * @throws RequestRefused 400 where clause 12 leaves no choice
     */
    void handedOver(Complaint complaint, TaskSubmission submission) {
        if (complaint.institutionId() != null && suspensions.takes(complaint.institutionId())) {
            throw RequestRefused.badInput("decision", "属实但不在机构目录内：" + complaint.institutionName()
                    + "在机构目录内，查实的一律暂停承训资格（第12条），由暂停承训事项移送。请选择“查实”。");
        }
        keep(complaint, submission, false);
    }

    private List<StandingReason> keep(Complaint complaint, TaskSubmission submission, boolean alleged) {
        List<StandingReason> offences = new ArrayList<>();
        OFFENCES.forEach((field, offence) -> {
            String evidence = submission.text(field);
            if (evidence != null && !evidence.isBlank()) {
                offences.add(offence);
                keep(complaint.number(), offence, evidence.strip(), alleged, submission.actor().name());
            }
        });
        return offences;
    }

    /** Concluded without anything new: what was urgently asked for because of it in the meantime is over. */
    void unfounded(Complaint complaint, Actor by) {
        suspensions.unfounded(complaint.number(), by);
    }

    /** It is about another institution. @throws RequestRefused 400 while something found against this one stands */
    void leave(Complaint complaint, Actor by) {
        standing(complaint).stream().findFirst().ifPresent(one -> {
            throw RequestRefused.badInput(List.of(new Problem("institution", "被投诉机构：本件已经查实" + complaint.institutionName() + one.offence().label()
                    + "，据此办理的" + one.number() + "（" + one.state() + "）仍然有效，不能改为其他机构（第12条）。机构确有错误的，先由市级负责人在该事项中认定不成立或者纠正决定。")));
        });
        suspensions.unfounded(complaint.number(), by);
    }

    List<Line> of(String number) {
        return jdbc.sql("SELECT offence, evidence, alleged, by_name, at FROM complaint_finding WHERE number = ? ORDER BY serial")
                .param(number).query(Line.class).list();
    }

    Findings.Suspended suspension(String number) {
        return suspensions.of(number).orElse(null);
    }

    private void keep(String number, StandingReason offence, String evidence, boolean alleged, String by) {
        jdbc.sql("""
                INSERT INTO complaint_finding (number, serial, offence, evidence, alleged, by_name, at)
                SELECT :number, 1 + count(*), :offence, :evidence, :alleged, :by, :now FROM complaint_finding WHERE number = :number""")
                .param("number", number).param("offence", offence.name()).param("evidence", evidence).param("alleged", alleged)
                .param("by", by).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
