package org.peixun.shared;

import java.util.Optional;

/**
 * What came of reading a text typed by a person: the value, or the reason why not.
 *
 * @param value {@code null} when refused
 * @param reason a whole Chinese sentence that says what would be accepted; {@code null} when read
 */
public record Parsed<T>(T value, String reason) {

    static <T> Parsed<T> of(T value) {
        return new Parsed<>(value, null);
    }

    static <T> Parsed<T> refused(String reason) {
        return new Parsed<>(null, reason);
    }

    public boolean ok() {
        return reason == null;
    }

    public Optional<T> optional() {
        return Optional.ofNullable(value);
    }
}
