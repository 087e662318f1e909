package org.peixun.directory;

import java.util.Arrays;
import java.util.List;

/** Why an institution's standing changes: the offences of clause 12, four by name and “等行为”, what sets them right, and its own wish. */
public enum StandingReason {
    MISLEADING_ADVERTISING("违规宣传", DirectoryStatus.SUSPENDED, DirectoryStatus.REMOVED),
    OPENED_WITHOUT_CONSENT("擅自开班", DirectoryStatus.SUSPENDED, DirectoryStatus.REMOVED),
    DISORDERLY_MANAGEMENT("管理混乱", DirectoryStatus.SUSPENDED, DirectoryStatus.REMOVED),
    FALSE_MATERIAL("材料造假", DirectoryStatus.SUSPENDED, DirectoryStatus.REMOVED),
    OTHER_FINDING("其他违规行为", DirectoryStatus.SUSPENDED, DirectoryStatus.REMOVED),
    RECTIFIED("整改验收合格", DirectoryStatus.NORMAL),
    /** No offence: what it had under way ends as by a removal, and it may come back at once. */
    LEFT_BY_ITSELF("机构书面申请退出", DirectoryStatus.LEFT),
    DECISION_REVOKED("原决定撤销", DirectoryStatus.NORMAL),
    /** Never chosen for a decision: {@link Relisting}. */
    RELISTED("重新列入机构目录");

    private final String label;
    private final List<DirectoryStatus> to;

    StandingReason(String label, DirectoryStatus... to) {
        this.label = label;
        this.to = List.of(to);
    }

    public String label() {
        return label;
    }

    public static List<StandingReason> of(DirectoryStatus status) {
        return Arrays.stream(values()).filter(reason -> reason.to.contains(status)).toList();
    }
}
