package org.peixun.round;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.round.RoundViews.County;

/** How a county stands towards the city: each county of a round stands in exactly one. */
public enum Standing {
    NOTHING("未开始"),
    WORKING("县级办理中"),
    SENT("已报送，待审核"),
    RETURNED("退回补正"),
    REVIEWING("材料已审，评审中"),
    PASSED("市级通过"),
    NOT_SELECTED("未入选"),
    NO_CANDIDATE("确认无候选"),
    FREE("免报、终止");

    private static final Set<Standing> OF_SOME_KINDS = EnumSet.of(REVIEWING, NOT_SELECTED, NO_CANDIDATE);

    private final String label;

    Standing(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Standing of(County county) {
        if (county.ended() || county.excuseReason() != null) {
            return FREE;
        }
        return switch (county.stage()) {
            case NOT_BEGUN -> NOTHING;
            case DRAFTING, PUBLICISED, SIGNED -> county.sentAt() == null ? WORKING : RETURNED;
            case SENT -> SENT;
            case RETURNED -> RETURNED;
            case REVIEWING -> REVIEWING;
            case PASSED, PUBLISHED -> PASSED;
            case NOT_SELECTED -> NOT_SELECTED;
            case NO_CANDIDATE -> NO_CANDIDATE;
        };
    }

    /** Every standing that a round of this kind knows, with zero where nobody stands. */
    static Map<Standing, Long> count(List<County> counties, Set<Standing> ofKind) {
        Map<Standing, Long> found = counties.stream().collect(Collectors.groupingBy(Standing::of, Collectors.counting()));
        var all = new EnumMap<Standing, Long>(Standing.class);
        Arrays.stream(values()).filter(one -> !OF_SOME_KINDS.contains(one) || ofKind.contains(one)).forEach(one -> all.put(one, found.getOrDefault(one, 0L)));
        return all;
    }
}
