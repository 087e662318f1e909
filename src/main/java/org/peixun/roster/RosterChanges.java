package org.peixun.roster;

import java.util.List;

/**
 * Differences between two submissions, matched by identity number.
 *
 * @param corrected same name and telephone, another identity number: one person, who keeps what is recorded of him
 * @param changed same person, other particulars
 */
public record RosterChanges(List<Trainee> added, List<Trainee> removed, List<Corrected> corrected, List<Changed> changed) {

    /** One person, whose identity number is corrected. */
    public record Corrected(Trainee before, Trainee after) {}

    /** @param trainee as he is now */
    public record Changed(Trainee trainee, List<Difference> differences) {}

    /** @param what heading of the column; values as shown, numbers masked */
    public record Difference(String what, String before, String after) {}

    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && corrected.isEmpty() && changed.isEmpty();
    }

    /** 学员 +2 −1，更正身份号码 1 人，改 3 人 */
    public String summary() {
        if (none()) {
            return "学员无变化";
        }
        String text = "学员 +" + added.size() + " −" + removed.size()
                + (corrected.isEmpty() ? "" : "，更正身份号码 " + corrected.size() + " 人");
        return changed.isEmpty() ? text : text + "，改 " + changed.size() + " 人";
    }
}
