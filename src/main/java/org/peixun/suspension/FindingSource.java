package org.peixun.suspension;

import java.util.Collection;
import java.util.Map;

/** What findings come from; it knows whom no text that an institution reads may name (domain.md §9.5). */
public interface FindingSource {

    /**
     * @param cases the findings' cases, those of other sources among them
     * @param texts field → what an officer wrote
     * @throws org.peixun.shared.RequestRefused 400 naming the field
     */
    void checkNobodyNamed(Collection<String> cases, Map<String, Object> texts);
}
