package org.peixun.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;

/**
 * A row of {@code work_item}: one user task, open or ended.
 *
 * @param doneFor the absent holder for whom it was done, or {@code null}
 * @param delegatedBy who lent it to the holder for an opinion and decides, or {@code null}
 * @param heldBefore from/to in ISO 8601, separated by blanks: when it was in somebody's hands and given back; {@code null}: never
 * @param standIn who does today what is in the holder's hands, {@code null} unless the holder is away
 * @param drafted the reader of 待办 has begun to fill in its form; elsewhere {@code false}
 */
public record WorkItem(
        String taskId, String caseNumber, String caseType, String stepKey, String stepLabel, String title,
        String institutionName, Long institutionId, String jurisdiction, String queue, String holder, String holderName,
        String state, String clock, Instant createdAt, Instant claimedAt, Instant dueAt, Instant doneAt, String doneBy,
        String doneByName, String outcome, int escalationLevel, Instant escalatedAt, String escalatedTo, int priority,
        int version, int urgeCount, Instant urgedAt, String urgedBy, String urgedByOffice,
        String transferredFrom, LocalDate followUpOn, String followUpNote, String doneFor, String doneForName,
        String delegatedBy, String delegatedByName, String heldBefore, String standIn, String standInName, boolean drafted) {

    private static final String WITHHELD = "WITHHELD";

    /** For a reader who may not know by when it ends. */
    WorkItem withheld() {
        return new WorkItem(taskId, caseNumber, caseType, stepKey, stepLabel, title, institutionName, institutionId,
                jurisdiction, queue, holder, holderName, state, WITHHELD, createdAt, claimedAt, null, doneAt, doneBy, doneByName,
                outcome, escalationLevel, escalatedAt, escalatedTo, priority, version, urgeCount, urgedAt, urgedBy,
                urgedByOffice, transferredFrom, followUpOn, followUpNote, doneFor, doneForName, delegatedBy, delegatedByName,
                heldBefore, standIn, standInName, drafted);
    }

    record Held(Instant from, Instant to) {

        static Held of(String interval) {
            String[] ends = interval.split("/");
            return new Held(Instant.parse(ends[0]), Instant.parse(ends[1]));
        }
    }

    /** Oldest first, without the last claim. */
    List<Held> heldEarlier() {
        return heldBefore == null ? List.of() : Stream.of(heldBefore.split(" ")).map(Held::of).toList();
    }

    boolean isWithheld() {
        return WITHHELD.equals(clock);
    }

    public boolean isOpen() {
        return state.equals("OPEN");
    }

    public boolean isPaused() {
        return state.equals("PAUSED");
    }

    public boolean heldBy(String userId) {
        return userId.equals(holder);
    }

    /** In their own hands, or in those of an absent colleague for whom they stand in. */
    public boolean inHandsOf(String userId) {
        return userId.equals(holder) || userId.equals(standIn);
    }

    /** Whoever of the queue has it, or anybody of it while it is free. Institutions do not claim: any of their people goes on. */
    boolean isFilledInBy(Actor person) {
        return isOpen() && person.groups().contains(queue) && (holder == null || inHandsOf(person.userId()) || isWithApplicant());
    }

    /** 李某, during an absence 张某（代李某）. */
    public String holderShown() {
        return standInName == null ? holderName : standInName + "（代" + holderName + "）";
    }

    /** 李某, or 张某（代李某）. */
    public String doerShown() {
        return doneForName == null ? doneByName : doneByName + "（代" + doneForName + "）";
    }

    public boolean isLent() {
        return delegatedBy != null;
    }

    /** Waits for the institution, not for an office. */
    public boolean isWithApplicant() {
        return Role.isInstitutions(queue);
    }

    /** The id of its element in the model. */
    public String elementId() {
        return "userTask_" + stepKey;
    }

    public boolean doneLate() {
        return doneAt != null && dueAt != null && doneAt.isAfter(dueAt);
    }
}
