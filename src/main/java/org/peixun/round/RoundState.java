package org.peixun.round;

import org.peixun.shared.State;

/** Where a round stands. */
public enum RoundState implements State {
    PREPARED("待开启"),
    OPEN("进行中"),
    CLOSED("已结束"),
    EMERGENCY_CLOSED("紧急关闭");

    private final String label;

    RoundState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
