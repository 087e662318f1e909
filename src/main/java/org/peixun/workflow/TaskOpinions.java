package org.peixun.workflow;

import java.util.List;

/** Opinions asked for beside a task. Whoever decides without them is warned first; Tasklist cannot warn, so it refuses. */
public interface TaskOpinions {

    /** Names of those who have not answered yet. */
    List<String> missing(String taskId);
}
