package org.peixun.shared;

import java.util.List;
import java.util.function.Function;

/** A list of things as arrays of the database, a column each, for {@code unnest}: any number of rows is one statement. */
public final class Columns {

    private Columns() {}

    public static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
