package org.peixun.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.peixun.classfiling.ClassStep;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.delivery.Rectification.Outcome;
import org.peixun.identity.Action;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 复查整改: put right, ordered again with another day, or not put right. Beside the happy path, so last of its steps. */
@Component
@Order(18)
class RecheckRectification implements ClassStep {

    private static final Map<String, Outcome> DECISIONS = Map.of("rectified", Outcome.RECTIFIED, "orderAgain", Outcome.REORDERED,
            "notRectified", Outcome.NOT_RECTIFIED);

    private final Classes classes;
    private final Inspectors inspectors;
    private final Rectifications rectifications;

    RecheckRectification(Classes classes, Inspectors inspectors, Rectifications rectifications) {
        this.classes = classes;
        this.inspectors = inspectors;
        this.rectifications = rectifications;
    }

    @Override
    public Step step() {
        return DeliveryTasks.RECHECK;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        RegisteredClass registered = classes.running(submission.caseNumber(), Action.INSPECT_CLASS, submission.actor());
        String decision = submission.text("decision");
        Outcome outcome = DECISIONS.get(decision);
        List<Problem> problems = new ArrayList<>();
        if (outcome == null) {
            problems.add(new Problem("decision", "请选择复查结论：已整改、再次责令或者未整改。"));
        }
        if (outcome == Outcome.REORDERED) {
            rectifications.dayProblem(registered, submission.text("rectifyOn")).ifPresent(problems::add);
        }
        Inspectors.Team team = inspectors.all(Inspectors.Visit.INSPECTION, registered, Inspectors.named(submission.text("officers")), submission.actor(), "officers");
        team.problem().ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        Rectification open = rectifications.open(registered.number())
                .orElseThrow(() -> RequestRefused.conflict("没有待复查的整改，可能刚刚办结。请刷新页面查看最新情况。"));
        rectifications.close(registered, open, outcome, team.shown(), submission.text("opinion").strip(), submission.actor(), step().label());
        if (outcome == Outcome.REORDERED) {
            rectifications.orderAgain(registered, open.findings(), submission.text("rectifyOn"), submission.actor());
        }
        return Map.of("decision", decision);
    }

    /** The day by which it was to be put right. */
    @Override
    public Map<String, LocalDate> countsFrom(Collection<String> caseNumbers) {
        return rectifications.dueDays(caseNumbers);
    }
}
