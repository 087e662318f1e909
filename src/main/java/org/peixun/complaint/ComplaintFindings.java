package org.peixun.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.directory.StandingReason;
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

    /** @param alleged urgent and not yet found @return number of the suspension case */
    String record(Complaint complaint, TaskSubmission submission, boolean alleged) {
        String what = alleged ? "提请先行暂停" : "查实";
        if (complaint.institutionId() == null) {
            throw RequestRefused.badInput(what + "：尚未确定被投诉机构，无法暂停承训资格（第12条）。请先在“投诉办理”页确定目录内的机构；不在目录内的，选择“属实但不在机构目录内，移送有关部门”。");
        }
        List<StandingReason> offences = keep(complaint, submission, alleged);
        if (offences.isEmpty()) {
            throw RequestRefused.badInput(what + "：请至少就违规宣传、擅自开班、管理混乱、材料造假、其他违规行为（如违规收费）中的一种写明事实和证据（第12条）。");
        }
        var finding = new Finding(complaint.institutionId(), offences, submission.text("facts").strip(), complaint.number());
        return alleged ? suspensions.urgent(finding, submission.actor()) : suspensions.record(finding, submission.actor());
    }

    /**
     * True, and nothing of ours to suspend: a body outside the directory, or one that is no longer in it.
     *
     * @throws RequestRefused 400 where clause 12 leaves no choice
     */
    void handedOver(Complaint complaint, TaskSubmission submission) {
        if (complaint.institutionId() != null && suspensions.takes(complaint.institutionId())) {
            throw RequestRefused.badInput("属实但不在机构目录内：" + complaint.institutionName()
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

    void unfounded(Complaint complaint, TaskSubmission submission) {
        suspensions.unfounded(complaint.number(), submission.actor());
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
