package org.peixun.workflow;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.peixun.web.Collisions;
import org.springframework.stereotype.Component;

/** How the engine says that somebody else was at the same case. */
@Component
class EngineCollisions implements Collisions {

    private static final String FOREIGN_KEY_VIOLATED = "23503";

    @Override
    public boolean isOne(Throwable cause) {
        return cause instanceof OptimisticLockingException || cause instanceof SQLException sql && isRowGoneOrNew(sql);
    }

    /** An execution or a task that somebody else has just ended, or has just added to. */
    private static boolean isRowGoneOrNew(SQLException sql) {
        return FOREIGN_KEY_VIOLATED.equals(sql.getSQLState()) && String.valueOf(sql.getMessage()).contains("act_fk_");
    }
}
