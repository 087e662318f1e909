package org.peixun.delivery.web;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/** A form with a row for each person: {@code status-3} is a field of the third, {@code was-3} all that the page showed of him. */
public final class TypedRows {

    private static final Pattern NAME = Pattern.compile("[A-Za-z]+-(\\d{1,4})");
    private static final String SEPARATOR = "|";

    private TypedRows() {}

    /**
     * Only the rows that are not as the page showed them: the others may have been entered meanwhile by a colleague.
     *
     * @param row from the values of the fields, in their order; what is missing is empty
     * @return by position
     */
    public static <T> Map<Integer, T> changed(MultiValueMap<String, String> form, List<String> fields, Function<List<String>, T> row) {
        Map<Integer, T> changed = new TreeMap<>();
        String empty = String.join(SEPARATOR, Collections.nCopies(fields.size(), ""));
        for (int position : positions(form)) {
            List<String> typed = fields.stream().map(field -> value(form, field + "-" + position, "")).toList();
            if (!String.join(SEPARATOR, typed).equals(value(form, "was-" + position, empty))) {
                changed.put(position, row.apply(typed));
            }
        }
        return changed;
    }

    /** What the page showed of each, where it says so. @return by position */
    public static Map<Integer, String> shown(MultiValueMap<String, String> form) {
        Map<Integer, String> shown = new TreeMap<>();
        positions(form).stream().filter(position -> form.containsKey("was-" + position)).forEach(position -> shown.put(position, form.getFirst("was-" + position)));
        return shown;
    }

    private static TreeSet<Integer> positions(MultiValueMap<String, String> form) {
        TreeSet<Integer> positions = new TreeSet<>();
        for (String name : form.keySet()) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                positions.add(Integer.valueOf(matcher.group(1)));
            }
        }
        return positions;
    }

    private static String value(MultiValueMap<String, String> form, String name, String otherwise) {
        String value = form.getFirst(name);
        return value == null ? otherwise : value;
    }
}
