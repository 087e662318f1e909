package org.peixun.worklist;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.shared.Chars;
import org.springframework.web.util.UriUtils;

/**
 * What the address of a list says: the same address gives the same list.
 *
 * @param tab part of the list, e.g. {@code mine}; empty = all
 * @param text words that number, title or institution contain
 * @param caseType process id
 * @param step case type and step key, e.g. {@code classFiling:reviewFiling}; in older addresses the key alone
 * @param institution part of the institution's name
 * @param due {@code overdue}, {@code today}, {@code soon}, {@code followUp} or empty
 * @param county jurisdiction code, for the city's officers
 * @param page from 1
 * @param size 20, 50 or 100 on a page; the export asks for more
 */
public record ListFilter(
        String tab, String text, String caseType, String step, String institution, String due, String county, int page,
        int size) {

    /** No page shows rows beyond this one, and no export carries more. */
    public static final int LAST_ROW = 10_000;

    public static final List<Integer> SIZES = List.of(20, 50, 100);
    private static final Set<String> DUE = Set.of("overdue", "today", "soon", "followUp");

    /** Whatever an address may contain; what makes no sense is left out. */
    public static ListFilter of(Map<String, String> parameters) {
        String due = text(parameters, "due");
        int size = number(parameters, "size", 20);
        int rows = SIZES.contains(size) ? size : 20;
        int page = Math.min(Math.max(number(parameters, "page", 1), 1), LAST_ROW / rows);
        return new ListFilter(text(parameters, "tab"), text(parameters, "q"), text(parameters, "caseType"),
                text(parameters, "step"), text(parameters, "institution"), DUE.contains(due) ? due : "",
                text(parameters, "county"), page, rows);
    }

    public ListFilter all() {
        return new ListFilter(tab, text, caseType, step, institution, due, county, 1, LAST_ROW);
    }

    /** The words of {@link #text}, each of which must be found. */
    public List<String> words() {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    /** The case type that the step is one of: two types may call a step the same. Empty when the address names none. */
    String stepOf() {
        return step.substring(0, Math.max(step.indexOf(':'), 0));
    }

    String stepKey() {
        return step.substring(step.indexOf(':') + 1);
    }

    public int offset() {
        return (page - 1) * size;
    }

    /** No page goes further: what is beyond is found by asking more narrowly. */
    public boolean last() {
        return page * size >= LAST_ROW;
    }

    /** Whether anything but the tab limits the list. */
    public boolean narrowed() {
        return !(text + caseType + step + institution + due + county).isEmpty();
    }

    public String atPage(int other) {
        return query(tab, due, other);
    }

    /** The same questions in another part of the list. */
    public String at(String otherTab, String otherDue) {
        return query(otherTab, otherDue, 1);
    }

    public String query() {
        return query(tab, due, page);
    }

    private String query(String someTab, String someDue, int somePage) {
        var query = new StringBuilder();
        add(query, "tab", someTab);
        add(query, "q", text);
        add(query, "caseType", caseType);
        add(query, "step", step);
        add(query, "institution", institution);
        add(query, "due", someDue);
        add(query, "county", county);
        add(query, "size", size == 20 || size > 100 ? "" : Integer.toString(size));
        add(query, "page", somePage == 1 ? "" : Integer.toString(somePage));
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.isEmpty() ? "?" : "&").append(name).append('=')
                    .append(UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String text(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "").replace('\u0000', ' ').strip();
        return Chars.first(value, 100);
    }

    private static int number(Map<String, String> parameters, String name, int otherwise) {
        String value = parameters.getOrDefault(name, "");
        return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : otherwise;
    }
}
