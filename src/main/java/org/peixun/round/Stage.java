package org.peixun.round;

/** How far a county has come in a round, in order; {@link #RETURNED} goes back to {@link #SENT}. */
public enum Stage {
    NOT_BEGUN("未开始"),
    DRAFTING("起草中"),
    PUBLICISED("县级公示"),
    SIGNED("已签发"),
    SENT("已报送"),
    RETURNED("退回补正"),
    /** The city found the papers in order; experts score, and nothing is decided yet. */
    REVIEWING("材料已审，评审中"),
    PASSED("市级通过"),
    PUBLISHED("已公布"),
    /** The city decided, and none of the county's was taken. */
    NOT_SELECTED("未入选"),
    /** The county has nobody this year, and the city confirmed it. */
    NO_CANDIDATE("确认无候选");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The papers are in the county's hands, before the first sending or after a return. */
    boolean isWithCounty() {
        return this == RETURNED || ordinal() < SENT.ordinal();
    }
}
