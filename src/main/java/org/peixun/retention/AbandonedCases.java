package org.peixun.retention;

import java.util.List;

/** What was begun, never handed in and not touched for as long as it may be kept. */
public interface AbandonedCases {

    /** @return numbers, the oldest first */
    List<String> due(int most);

    /** In the caller's transaction; does nothing when it has been touched or thrown away since. */
    void discard(String number);
}
