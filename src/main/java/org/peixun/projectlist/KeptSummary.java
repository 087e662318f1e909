package org.peixun.projectlist;

import java.time.Instant;

/** A summary as it was made. */
public record KeptSummary(long id, int year, int serial, String state, ProjectSummary content, String madeBy,
        Instant madeAt, String decidedBy, Instant decidedAt, String opinion) {

    public String heading() {
        return year + "年项目清单第" + serial + "次汇总";
    }

    public boolean proposed() {
        return state.equals("PROPOSED");
    }

    public String stateLabel() {
        return switch (state) {
            case "PROPOSED" -> "待决定";
            case "PUBLISHED" -> "已公布";
            default -> "不同意公布";
        };
    }
}
