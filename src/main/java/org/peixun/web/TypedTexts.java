package org.peixun.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a person has typed into a form that could not be carried out, so that it can be copied from the answer. */
final class TypedTexts {

    /** One-time and receipt codes among them. */
    private static final List<String> NEVER_SHOWN = List.of("_csrf", "code", "commandId", "back", "task", "version", "seen");
    /** A choice's value, a number that the page gave itself, an address of ours. */
    private static final Pattern NOT_TYPED = Pattern.compile("[A-Za-z_]+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|/\\S*");

    private TypedTexts() {}

    /** @return in the order of the form; empty for a form that asks for a password, or stands on somebody else's page */
    static List<String> of(HttpServletRequest request) {
        Map<String, String[]> sent = request.getParameterMap();
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site")) || sent.keySet().stream().anyMatch(field -> field.toLowerCase(Locale.ROOT).contains("password"))) {
            return List.of();
        }
        return sent.entrySet().stream().filter(field -> !NEVER_SHOWN.contains(field.getKey()))
                .flatMap(field -> Arrays.stream(field.getValue())).map(String::strip)
                .filter(text -> !text.isEmpty() && !NOT_TYPED.matcher(text).matches()).toList();
    }
}
