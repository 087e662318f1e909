package org.peixun.worklist;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.peixun.identity.Actor;

/** The WHERE of a list: SQL of ours, values of theirs only as parameters. */
final class Conditions {

    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();

    /** Limits work items by everything in the filter but tab, due and county. */
    static Conditions ofItems(ListFilter filter) {
        var conditions = new Conditions();
        conditions.equal("w.case_type", "caseType", filter.caseType());
        conditions.equal("w.case_type", "stepOf", filter.stepOf());
        conditions.equal("w.step_key", "step", filter.stepKey());
        conditions.contains("w.institution_name", "institution", filter.institution());
        conditions.words("w.case_number", filter.words());
        return conditions;
    }

    static Conditions ofFiles(ListFilter filter) {
        var conditions = new Conditions();
        conditions.equal("f.case_type", "caseType", filter.caseType());
        conditions.contains("f.institution_name", "institution", filter.institution());
        conditions.words("f.number", filter.words().stream().filter(Conditions::hasPair).toList());
        List<String> letters = filter.words().stream().filter(word -> !hasPair(word)).toList();
        for (int i = 0; i < letters.size(); i++) { // no index finds them: the text in the row itself is the nearest
            conditions.contains("f.search", "letter" + i, letters.get(i).toLowerCase(Locale.ROOT));
        }
        return conditions;
    }

    void add(String condition) {
        sql.append(" AND ").append(condition);
    }

    void add(OnceEach onceEach, Actor actor) {
        sql.append(onceEach.condition(actor));
        put("once", onceEach.steps(actor).toArray(String[]::new));
    }

    void put(String name, Object value) {
        parameters.put(name, value);
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void equal(String column, String name, String value) {
        if (!value.isEmpty()) {
            add(column + " = :" + name);
            put(name, value);
        }
    }

    private void contains(String column, String name, String value) {
        if (!value.isEmpty()) {
            add(column + " LIKE :" + name);
            put(name, infix(value));
        }
    }

    /** The pairs of characters find the candidates by index, LIKE is the truth; one character has no pair. */
    private void words(String caseNumber, List<String> words) {
        var found = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).toLowerCase(Locale.ROOT);
            if (hasPair(word)) {
                found.append(" AND bigrams(s.words) @> bigrams(:word" + i + "::text)");
                put("word" + i, word);
            }
            found.append(" AND s.words LIKE :like" + i);
            put("like" + i, infix(word));
        }
        if (!words.isEmpty()) {
            add(caseNumber + " IN (SELECT s.number FROM case_words s WHERE true" + found + ")");
        }
    }

    private static boolean hasPair(String word) {
        return word.length() > 1;
    }

    private static String infix(String value) {
        return "%" + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
