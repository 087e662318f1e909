package org.peixun.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sentences of {@code invariants.sql}: a comment that says what holds, and a query that finds what breaks it. They
 * read the cases in {@code checked_case} and the counties in {@code checked_county}, temporary views of the caller.
 */
public final class Invariants {

    private Invariants() {}

    /** @return sentence → query, in the file's order */
    public static Map<String, String> all() {
        try (var file = Invariants.class.getResourceAsStream("/invariants.sql")) {
            Map<String, String> queries = new LinkedHashMap<>();
            for (String part : new String(file.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\n")) {
                int start = part.indexOf("-- ");
                if (start >= 0) {
                    String[] lines = part.substring(start + 3).split("\n", 2);
                    queries.put(lines[0].strip(), lines[1]);
                }
            }
            return queries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a line for each row that breaks a sentence; all as of the caller's transaction */
    public static List<String> broken(JdbcClient jdbc) {
        List<String> found = new ArrayList<>();
        all().forEach((sentence, query) -> jdbc.sql(query).query().listOfRows()
                .forEach(row -> found.add("不符“" + sentence + "”：" + row.values())));
        return found;
    }
}
