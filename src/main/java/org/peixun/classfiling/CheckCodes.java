package org.peixun.classfiling;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** 查验码: who knows it may see the public side of a filing; nobody finds one by trying. */
final class CheckCodes {

    /** Without i, l, o and u, which are misread. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    /** 26 × 5 = 130 bits. */
    private static final int LENGTH = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CheckCodes() {}

    static String next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As people type it: spaces, hyphens and capitals do not matter. Empty for what cannot be a code. */
    static Optional<String> read(String typed) {
        String code = typed.replaceAll("[\\s\\u3000-]", "").toLowerCase(Locale.ROOT);
        return code.matches("[0-9a-z]{26,64}") ? Optional.of(code) : Optional.empty();
    }

    /** k3f9 2mxq … */
    static String inGroups(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
