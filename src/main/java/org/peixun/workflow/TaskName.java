package org.peixun.workflow;

/**
 * Tasklist's list shows of a case nothing but the names of its tasks: in the engine a task is therefore called {@code 审核备案 ·
 * 开班2026-00412}, everywhere else by its step.
 */
final class TaskName {

    /** In no name of a step. */
    private static final String BETWEEN = " · ";

    private TaskName() {}

    static String inEngine(String step, String caseNumber) {
        return step + BETWEEN + caseNumber;
    }

    static String step(String inEngine) {
        int end = inEngine.indexOf(BETWEEN);
        return end < 0 ? inEngine : inEngine.substring(0, end);
    }
}
