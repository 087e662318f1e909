package org.peixun.round;

import java.util.List;
import java.util.Set;

/** What a feature tells of its yearly round; one bean a process. */
public interface RoundKind {

    /** Process id, e.g. {@code brandNomination}; the round starts it. */
    String caseType();

    /** 品牌机构推荐 */
    String label();

    /** 第6条 */
    String clause();

    /** Policy key of the usual deadline as month and day, e.g. {@code nomination.dueOn} = 520. */
    String dueKey();

    /** Creates the county's case, in the caller's transaction; the round starts its process afterwards. */
    void createCase(String number, CountyTask task);

    /** Ends the county's case with its process: the county was excused, or the round closed. */
    void endCase(String caseNumber, String reason);

    /** The stages before the sending, in order; a column of the scoreboard each. */
    default List<Stage> countyStages() {
        return List.of(Stage.DRAFTING, Stage.SIGNED);
    }

    /** Where a county can stand besides what every round knows: an assessment after the examination, an outcome that is no pass. */
    default Set<Standing> ownStandings() {
        return Set.of();
    }

    /** What must come before the sending, in order, each with its working days: for the latest safe days. */
    default List<Leg> legs() {
        return List.of();
    }

    /** @param workdaysKey policy key of its length */
    record Leg(String label, String workdaysKey) {}

    /** @param subject e.g. 2026年品牌机构推荐 */
    record CountyTask(long round, int year, String subject, String jurisdiction) {}
}
