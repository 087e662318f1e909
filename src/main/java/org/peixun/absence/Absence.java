package org.peixun.absence;

import java.time.LocalDate;

/** Days on which a colleague does what is in somebody's hands. @param setBy the person's own id, or the manager's */
public record Absence(
        long id, String userId, String name, String deputyId, String deputyName, LocalDate firstDay, LocalDate lastDay,
        String state, String setBy) {

    public boolean isProposed() {
        return state.equals("PROPOSED");
    }

    /** 待代办人确认, 代办中, 尚未开始, 已到期, 代办人未接受, 已结束 on {@code today}. */
    public String stateLabel(LocalDate today) {
        return switch (state) {
            case "PROPOSED" -> lastDay.isBefore(today) ? "已到期，代办人未确认" : "待代办人确认";
            case "ACCEPTED" -> lastDay.isBefore(today) ? "已到期" : firstDay.isAfter(today) ? "已确认，尚未开始" : "代办中";
            case "DECLINED" -> "代办人未接受";
            default -> "已提前结束";
        };
    }

    /** Whether it is still to come or running, accepted or not. */
    public boolean isOpen(LocalDate today) {
        return (isProposed() || state.equals("ACCEPTED")) && !lastDay.isBefore(today);
    }
}
