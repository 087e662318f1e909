package org.peixun.classfiling;

import java.util.Map;

/** What was decided for the running classes of an institution before it is suspended; given by whoever suspends. */
public interface ClassFates {

    /**
     * @param carriesOn goes on under supervision although the institution is suspended
     * @param taker the institution that takes the class over, or {@code null}: then it ends here, with a letter
     */
    record Fate(boolean carriesOn, String taker) {}

    /** By number of the filing; a class that is not named stands still. */
    Map<String, Fate> of(long institutionId);
}
