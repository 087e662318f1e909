package org.peixun.suspension;

/** What the collective decision comes to; the form's and the gateway's words are these in small letters. */
enum Decided {
    RECTIFY("限期整改"), REMOVE("移出机构目录"), TRANSFER("移送有关部门"), REINSTATE("恢复承训资格"), DISMISS("违规行为不成立");

    private final String label;

    Decided(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Decided of(String decision) {
        return valueOf(decision.toUpperCase(java.util.Locale.ROOT));
    }
}
