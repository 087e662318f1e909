package org.peixun.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peixun.classfiling.ClassStep;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.TypedDay;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 安排现场检查: when, and which officers; or, once the training is over, why nobody went. */
@Component
@Order(10)
class PlanInspection implements ClassStep {

    private static final int DAYS_NAMED = 10;

    private final Classes classes;
    private final Deliveries deliveries;
    private final Inspectors inspectors;
    private final MissedInspections missed;

    PlanInspection(Classes classes, Deliveries deliveries, Inspectors inspectors, MissedInspections missed) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.inspectors = inspectors;
        this.missed = missed;
    }

    @Override
    public Step step() {
        return DeliveryTasks.PLAN;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        if ("missed".equals(submission.text("decision"))) {
            missed.record(submission.caseNumber(), "decision", submission.text("opinion"), submission.actor(), step());
        } else {
            plan(submission);
        }
        return Map.of();
    }

    private void plan(TaskSubmission submission) {
        RegisteredClass registered = classes.running(submission.caseNumber(), Action.INSPECT_CLASS, submission.actor());
        if (missed.over(registered)) {
            throw RequestRefused.badInput(List.of(new Problem("decision", "结课日期" + registered.endsOn()
                    + "已过，不能再安排检查（第12条）。请选择“未能在培训期间检查”并写明原因。")));
        }
        List<Problem> problems = new ArrayList<>();
        LocalDate visitOn = TypedDay.read(submission.text("visitOn"));
        if (visitOn == null || visitOn.isBefore(classes.today()) || visitOn.isBefore(registered.startsOn()) || visitOn.isAfter(registered.endsOn())) {
            problems.add(new Problem("visitOn", "检查日期应为今天（尚未开班的为开班日期）至结课日期" + registered.endsOn() + "之间的日期，例如“" + registered.endsOn() + "”（第12条）。"));
        } else {
            withoutLesson(registered, visitOn).ifPresent(problems::add);
        }
        Inspectors.Team team = inspectors.besides(Inspectors.Visit.INSPECTION, registered, submission.actor(),
                Inspectors.named(submission.text("otherOfficers")), "otherOfficers");
        team.problem().ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        String officers = team.shown();
        ClassDelivery delivery = classes.lock(registered.number());
        delivery.planVisit(visitOn, officers);
        deliveries.saveAndFlush(delivery);
        classes.recordForOfficers(registered.number(), submission.actor(), step().label(), "inspectionPlanned", "安排" + visitOn + "现场检查，检查人员：" + officers + "。");
    }

    /** Officers would find nobody there, and what they enter is of a lesson of that day. */
    private Optional<Problem> withoutLesson(RegisteredClass registered, LocalDate visitOn) {
        List<LocalDate> days = registered.sessions().stream().map(RegisteredClass.Session::date)
                .filter(day -> !day.isBefore(classes.today())).distinct().sorted().toList();
        return days.isEmpty() || days.contains(visitOn) ? Optional.empty() : Optional.of(new Problem("visitOn", "检查日期" + visitOn
                + "按现行课程表没有课（第12条）。请选择有课的日期：" + days.stream().limit(DAYS_NAMED).map(LocalDate::toString).collect(Collectors.joining("、"))
                + (days.size() > DAYS_NAMED ? "等" : "") + "。"));
    }
}
