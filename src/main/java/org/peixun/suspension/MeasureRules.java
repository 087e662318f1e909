package org.peixun.suspension;

import java.time.Clock;
import java.time.LocalDate;
import org.peixun.attachment.Attachments;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;

/** What a decision on the measure must comply with (clause 12); each rule refuses with what would be accepted. */
@Component
class MeasureRules {

    private final Attachments attachments;
    private final PolicyParameters parameters;
    private final Processes processes;
    private final Clock clock;

    MeasureRules(Attachments attachments, PolicyParameters parameters, Processes processes, Clock clock) {
        this.attachments = attachments;
        this.parameters = parameters;
        this.processes = processes;
        this.clock = clock;
    }

    /** @param measure {@code null} where none is taken @param reason may be {@code null} @throws RequestRefused 400 */
    void check(Suspension suspension, Decided decided, Measure measure, String reason) {
        if (decided == Decided.REINSTATE) {
            checkReinstatable(suspension);
        }
        if (decided == Decided.DISMISS) {
            checkNothingDecided(suspension);
        }
        checkHeard(suspension, measure);
        Policy policy = parameters.at(today(), suspension.jurisdiction());
        if (decided == Decided.REMOVE || decided == Decided.REINSTATE
                || measure != null && policy.integer(measure.banKey()) >= policy.integer("suspension.minutesFromMonths")) {
            requireMinutes(suspension);
        }
        if (measure != null && measure != suspension.proposal() && reason == null) {
            throw RequestRefused.badInput("opinion", "决定理由：处理档次与告知机构的拟作处理“" + suspension.proposal().label() + "”不同，请写明理由，写入决定书；不得因机构陈述、申辩加重处理（参照行政处罚法第45条）。");
        }
    }

    /** Only what the departments were asked to deal with, and no earlier than an earlier decision allows. */
    private void checkReinstatable(Suspension suspension) {
        if (!suspension.handoverConcluded()) {
            throw RequestRefused.badInput("decision", "处理决定：只有移送以后有关部门已经处理、结果已经登记的，才能据以恢复承训资格（第12条）。请选择限期整改、移出机构目录、移送有关部门或者违规行为不成立。");
        }
        LocalDate ban = suspension.decision().bannedUntil();
        if (ban != null && !ban.isBefore(today())) {
            throw RequestRefused.badInput("decision", "处理决定：原处理决定限制承训至" + ban + "，期满以前不能恢复承训资格（第12条）。请选择限期整改，整改合格且限制期满后恢复。");
        }
    }

    private static void checkNothingDecided(Suspension suspension) {
        Measure earlier = suspension.decision().lastMeasure();
        LocalDate ban = suspension.decision().bannedUntil();
        if (earlier != null || ban != null) {
            throw RequestRefused.badInput("decision", "处理决定：本件已有处理决定（" + (earlier == null ? "" : earlier.label()) + (earlier == null || ban == null ? "" : "，")
                    + (ban == null ? "" : "限制承训至" + ban) + "），不能再认定违规行为不成立。又查实的行为不成立的，请按原处理档次决定限期整改；原决定有错误的，请在“案卷”页纠正决定（第12条）。");
        }
    }

    /** A case whose model has no way back to the hearing is decided as it was. */
    private void checkHeard(Suspension suspension, Measure measure) {
        Measure heard = suspension.proposal();
        if (measure != null && heard != null && measure.compareTo(heard) > 0 && processes.awaits(suspension.number(), FindingRegister.JOINED)) {
            throw RequestRefused.badInput("decision", "处理决定：告知机构、听取过陈述申辩的拟作处理是“" + heard.label() + "”，没有告知过“" + measure.label()
                    + (measure == Measure.TERMINATION ? "”或者移出目录" : "”") + "，不能直接决定（第12条，参照行政处罚法第44、45条）。请在“案卷”页选择“拟加重处理，重新告知”，经调查核实、陈述申辩、法制审核以后再决定；或者选择不重于拟作处理的决定。");
        }
    }

    /** Of this discussion, not of one before the last decision or before the institution was heard again. */
    private void requireMinutes(Suspension suspension) {
        if (!DocumentKind.MINUTES.addedNow(attachments, suspension)) {
            throw RequestRefused.badInput("decision", "会议纪要：限制承训满规定月数的、移出目录的、移送以后恢复承训资格的，应当集体讨论决定（第12条）。请先在“案卷”页上传本次讨论的会议纪要，再提交决定。");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zone.CHINA);
    }
}
