package org.peixun.shared;

/** A number of working days (工作日), as in the notice's periods; never a number of calendar days. */
public record WorkingDays(int count) {

    public static WorkingDays of(int count) {
        return new WorkingDays(count);
    }

    public WorkingDays negated() {
        return new WorkingDays(-count);
    }

    @Override
    public String toString() {
        return count + "个工作日";
    }
}
