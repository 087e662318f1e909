package org.peixun.suspension;

import org.peixun.attachment.Attachments;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;

/** The documents of a suspension case; which one somebody may add follows from the case's state. */
enum DocumentKind {
    EVIDENCE("证据材料", Action.INVESTIGATE),
    DEFENCE("申辩材料", Action.STATE_DEFENCE),
    MINUTES("会议纪要", Action.DECIDE_STANDING),
    RECTIFICATION("整改材料", Action.STATE_DEFENCE),
    HANDOVER("移送材料", Action.FOLLOW_HANDOVER);

    private final String label;
    private final Action action;

    DocumentKind(String label, Action action) {
        this.label = label;
        this.action = action;
    }

    String label() {
        return label;
    }

    /** @return the kind taken now, or {@code null} */
    static DocumentKind in(SuspensionState state) {
        return switch (state) {
            case PROPOSED, URGENCY_PROPOSED, UNCONFIRMED, INVESTIGATING, RECHECKING -> EVIDENCE;
            case HEARING -> DEFENCE;
            case DECIDING -> MINUTES;
            case RECTIFYING -> RECTIFICATION;
            case HANDED_OVER -> HANDOVER;
            default -> null;
        };
    }

    /** Whether one was added in the step that the case is at: those of an earlier one say nothing of what came after them. */
    boolean addedNow(Attachments attachments, Suspension suspension) {
        return attachments.of(suspension.number()).stream().anyMatch(file -> file.kind().equals(label) && !file.uploadedAt().isBefore(suspension.stateSince()));
    }

    boolean allows(Actor actor, AccessPolicy access, AccessPolicy.Subject subject) {
        return access.allows(actor, action, subject);
    }

    /** @throws RequestRefused 409 when the case takes none now, 403 when not from this person */
    static DocumentKind of(SuspensionState state, Actor actor, AccessPolicy access, AccessPolicy.Subject subject) {
        DocumentKind kind = in(state);
        if (kind == null) {
            throw RequestRefused.conflict("该事项现在不接受补充材料，当前状态：" + state.label() + "。请在需要提交材料的环节上传。");
        }
        access.check(actor, kind.action, subject);
        return kind;
    }
}
