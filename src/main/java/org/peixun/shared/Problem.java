package org.peixun.shared;

/**
 * One thing wrong with one field.
 *
 * @param field the input's name in the form, e.g. {@code opinion}
 * @param message a whole Chinese sentence: what is wrong, the rule with its clause, what would be accepted
 */
public record Problem(String field, String message) {}
