package org.peixun.worklist;

import java.time.Instant;

/**
 * An opinion asked for beside a task (加签).
 *
 * @param answeredByName 张某, or 张某（代李某）
 * @param standIn who answers today for the one who was asked, {@code null} unless that one is away
 */
public record OpinionRequest(
        long id, String taskId, String caseNumber, String stepLabel, String askedBy, String askedByName, String asked,
        String askedName, String question, Instant askedAt, Instant dueAt, String state, String opinion, String answeredBy,
        String answeredByName, Instant closedAt, String standIn, String standInName) {

    public boolean isOpen() {
        return state.equals("OPEN");
    }

    public boolean askedOf(String userId) {
        return userId.equals(asked) || userId.equals(standIn);
    }

    /** 李某, during an absence 张某（代李某）. */
    public String askedShown() {
        return answeredByName != null ? answeredByName : standInName == null ? askedName : standInName + "（代" + askedName + "）";
    }

    public String stateLabel() {
        return switch (state) {
            case "OPEN" -> "待回复";
            case "ANSWERED" -> "已回复";
            case "WITHDRAWN" -> "已撤回";
            default -> "已办结，未回复";
        };
    }
}
