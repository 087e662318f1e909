package org.peixun.complaint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.peixun.deadline.DeadlineRule;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** 投诉举报 as the workflow sees it. */
@Component
class ComplaintCase implements CaseType {

    static final String ID = "complaintHandling";

    static final Step ACCEPT = step("acceptComplaint", "受理投诉举报", "complaint.acceptWorkdays");
    static final Step VERIFY = step("verifyComplaint", "初步核查", "complaint.finishWorkdays");
    static final Step ANSWER = step("answerComplaint", "答复投诉人", "complaint.finishWorkdays");

    private final ComplaintFiles files;
    private final ComplaintDecisions decisions;
    private final ComplaintViews views;
    private final Informers informers;
    private final AccessPolicy access;

    ComplaintCase(ComplaintFiles files, ComplaintDecisions decisions, ComplaintViews views, Informers informers, AccessPolicy access) {
        this.files = files;
        this.decisions = decisions;
        this.views = views;
        this.informers = informers;
        this.access = access;
    }

    private static Step step(String key, String label, String workdaysKey) {
        return new Step(key, label, Role.COUNTY_CLERK, DeadlineRule.usual(workdaysKey, List.of(Role.COUNTY_MANAGER, Role.CITY_CLERK, Role.CITY_MANAGER)));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "投诉举报";
    }

    @Override
    public String handedIn() {
        return "收到";
    }

    @Override
    public String numberPrefix() {
        return "投诉";
    }

    @Override
    public List<Step> steps() {
        return List.of(ACCEPT, VERIFY, ANSWER);
    }

    /** By its state: while it is answered, merged or paused it is at none of them, and they are not all ahead again. */
    @Override
    public List<Step> ahead(String caseNumber, Collection<String> open) {
        return switch (files.get(caseNumber).state()) {
            case ACCEPTING -> List.of(VERIFY, ANSWER);
            case VERIFYING, MERGED -> List.of(ANSWER);
            default -> List.of();
        };
    }

    @Override
    public void checkWritten(String caseNumber, Map<String, Object> texts, Actor by) {
        informers.checkNotNamedIn(caseNumber, texts);
    }

    @Override
    public AccessPolicy.Subject subject(String caseNumber) {
        return files.get(caseNumber).subject();
    }

    @Override
    public Action seenBy() {
        return Action.SEE_COMPLAINT;
    }

    /** Its source's limits; a main case ends with the earliest of those that were merged into it. */
    @Override
    public Instant dueAt(String caseNumber, String stepKey) {
        Complaint complaint = files.get(caseNumber);
        return stepKey.equals(ACCEPT.key()) ? complaint.acceptBy() : files.finishBy(complaint);
    }

    @Override
    public boolean keepsItsLimits() {
        return true;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        Complaint complaint = files.get(submission.caseNumber());
        access.check(submission.actor(), Action.HANDLE_COMPLAINT, complaint.subject());
        return Map.of(DECISION, decisions.take(complaint, submission));
    }

    @Override
    public List<Section> sections(String caseNumber, Actor reader) {
        Complaint complaint = files.get(caseNumber);
        access.check(reader, seenBy(), complaint.subject());
        return views.sections(complaint, reader);
    }
}
