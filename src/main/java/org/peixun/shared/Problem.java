package org.peixun.shared;

import java.io.Serializable;

/**
 * One thing wrong with one field. Kept in the session while a page leads on to another.
 *
 * @param field the input's name in the form, e.g. {@code opinion}
 * @param message a whole Chinese sentence: what is wrong, the rule with its clause, what would be accepted
 */
public record Problem(String field, String message) implements Serializable {}
