package org.peixun.shared;

import java.util.regex.Pattern;

/**
 * What an exception or a library wrote, for logs and for operators: whatever looks like an identity number, a bank
 * account, a telephone or an e-mail address is left out. The last net; our own messages name none to begin with.
 */
public final class WithoutPersonalData {

    static final String LEFT_OUT = "〔略〕";

    private static final Pattern PERSONAL = Pattern.compile(
            "(?<![0-9A-Za-z])(?:\\d{17}[0-9Xx]|\\d{15,19}|1\\d{10}|0\\d{2,3}-\\d{7,8})(?![0-9A-Za-z])"
                    + "|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");

    private WithoutPersonalData() {}

    public static String in(String text) {
        return text == null ? null : PERSONAL.matcher(text).replaceAll(LEFT_OUT);
    }
}
