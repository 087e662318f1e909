package org.peixun.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The fields of the form in hand, as a digest: the same sent twice is the same, something else typed meanwhile is not. */
final class SentContent {

    /** Of the page, not of what was filled in. */
    private static final Set<String> OF_THE_PAGE = Set.of("commandId", "_csrf", "inWords");
    private static final int BYTES = 16;

    private SentContent() {}

    /** @return {@code null} outside of a request */
    static byte[] digest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes ? digest(attributes.getRequest()) : null;
    }

    private static byte[] digest(HttpServletRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String[]> field : new TreeMap<>(request.getParameterMap()).entrySet()) {
                if (!OF_THE_PAGE.contains(field.getKey())) {
                    digest.update((field.getKey() + "\u001e" + String.join("\u001f", field.getValue()) + "\u001d").getBytes(StandardCharsets.UTF_8));
                }
            }
            return Arrays.copyOf(digest.digest(), BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
