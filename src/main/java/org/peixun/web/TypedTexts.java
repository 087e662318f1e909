package org.peixun.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a person has typed into a form that could not be carried out, so that it can be copied from the answer. */
final class TypedTexts {

    /** What the page calls its fields and the options chosen: {@code peixun.js} sends it along. */
    private static final String IN_WORDS = "inWords";
    private static final String BETWEEN_FIELDS = "\u001e";
    private static final String BETWEEN_PARTS = "\u001f";

    /** What somebody signs in with: a form that asks for one of these shows nothing at all. */
    private static final Set<String> SECRETS = Set.of("old", "fresh", "again", "proof");
    /** One-time and receipt codes among them. */
    private static final Set<String> NEVER_SHOWN =
            Set.of("_csrf", "code", "receipt", "sealed", "commandId", "back", "task", "version", "seen", "next");
    /** Without script: a choice's value, a number that the page gave itself, an address of ours. */
    private static final Pattern NOT_TYPED =
            Pattern.compile("[A-Za-z_]+|[\\w-]*\\|\\w*|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|/\\S*");

    private TypedTexts() {}

    /** @param label of the field; empty where the page was used without script */
    record Typed(String label, String text) {}

    /** @return in the order of the form; empty for a form that asks for a password, or stands on somebody else's page */
    static List<Typed> of(HttpServletRequest request) {
        Map<String, String[]> sent = request.getParameterMap();
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site")) || sent.keySet().stream().anyMatch(TypedTexts::secret)) {
            return List.of();
        }
        return sent.containsKey(IN_WORDS) ? asThePageSays(sent.get(IN_WORDS)[0]) : bare(sent);
    }

    private static List<Typed> asThePageSays(String words) {
        return Arrays.stream(words.split(BETWEEN_FIELDS)).map(field -> field.split(BETWEEN_PARTS, 3))
                .filter(parts -> parts.length == 3 && !NEVER_SHOWN.contains(parts[0]))
                .map(parts -> new Typed(parts[1], parts[2])).toList();
    }

    private static List<Typed> bare(Map<String, String[]> sent) {
        return sent.entrySet().stream().filter(field -> !NEVER_SHOWN.contains(field.getKey()) && !field.getKey().startsWith("seen"))
                .flatMap(field -> Arrays.stream(field.getValue())).map(String::strip)
                .filter(text -> !text.isEmpty() && !NOT_TYPED.matcher(text).matches())
                .map(text -> new Typed("", text)).toList();
    }

    /** {@code ErrorsInWordsTest} looks through the pages for fields of this kind. */
    private static boolean secret(String field) {
        return SECRETS.contains(field) || field.toLowerCase(Locale.ROOT).contains("password");
    }
}
