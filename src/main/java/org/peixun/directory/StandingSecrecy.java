package org.peixun.directory;

import java.util.Map;

/** Knows whom the words of a decision, which the institution reads, must not name. */
public interface StandingSecrecy {

    /**
     * @param texts field → what the officer wrote
     * @throws org.peixun.shared.RequestRefused 400 naming the field
     */
    void checkNobodyNamed(long institutionId, Map<String, Object> texts);
}
