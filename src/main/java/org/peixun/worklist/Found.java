package org.peixun.worklist;

import java.util.List;

/**
 * A page of a list.
 *
 * @param rows at most the page's size
 * @param more whether a next page has rows
 */
public record Found<T>(List<T> rows, boolean more) {

    /** Queries ask for one row more than the page shows. */
    static <T> Found<T> of(List<T> asked, ListFilter filter) {
        boolean more = asked.size() > filter.size();
        return new Found<>(more ? List.copyOf(asked.subList(0, filter.size())) : asked, more);
    }
}
