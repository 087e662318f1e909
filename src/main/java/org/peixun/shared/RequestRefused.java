package org.peixun.shared;

import java.util.List;

/**
 * A wrong request from a person: answered with its {@link Kind}'s HTTP status and a sentence in Chinese that names the
 * field, the rule and what would be accepted. Rolls back; nothing is half done. A refusal that the process knows (a
 * gateway's answer) is a result, not this exception.
 */
public class RequestRefused extends RuntimeException {

    /** BAD_INPUT 400, FORBIDDEN 403, NOT_FOUND 404 (also: exists, but not for this person), CONFLICT 409. */
    public enum Kind { BAD_INPUT, FORBIDDEN, NOT_FOUND, CONFLICT }

    private final Kind kind;
    private final transient List<Problem> problems;

    public RequestRefused(Kind kind, String message, List<Problem> problems) {
        super(message);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public static RequestRefused badInput(String message) {
        return new RequestRefused(Kind.BAD_INPUT, message, List.of());
    }

    /** One field. */
    public static RequestRefused badInput(String field, String message) {
        return badInput(List.of(new Problem(field, message)));
    }

    /** Several fields at once: the message is all problems in one text. */
    public static RequestRefused badInput(List<Problem> problems) {
        return new RequestRefused(
                Kind.BAD_INPUT, String.join("；", problems.stream().map(Problem::message).toList()), problems);
    }

    public static RequestRefused forbidden(String message) {
        return new RequestRefused(Kind.FORBIDDEN, message, List.of());
    }

    public static RequestRefused notFound(String message) {
        return new RequestRefused(Kind.NOT_FOUND, message, List.of());
    }

    /** The same whether there is none or it is not for this person: nobody learns by numbers what there is. */
    public static RequestRefused noSuchCase() {
        return notFound("没有找到该事项。请核对编号，或者确认它属于您的辖区或机构。");
    }

    public static RequestRefused conflict(String message) {
        return new RequestRefused(Kind.CONFLICT, message, List.of());
    }

    /** A few words for the head of the page that says more than its kind does; {@code null} = what the kind says. */
    public String title() {
        return null;
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
