package org.peixun.identity;

import org.peixun.shared.RequestRefused;

/** How a security administrator made sure of who asks for a reset: as it is done when an account is opened. */
public enum IdentityProof {
    IN_PERSON("本人持居民身份证到场，人证相符"),
    BY_UNIT("所在单位出具盖章证明，并按单位登记的电话回拨核实");

    private final String label;

    IdentityProof(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static void require(IdentityProof proof) {
        if (proof == null) {
            throw RequestRefused.badInput("身份核实：重置以前须核实是本人，并选择核实的方式。请核实后重新提交。");
        }
    }
}
