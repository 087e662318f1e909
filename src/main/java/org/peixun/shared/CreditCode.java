package org.peixun.shared;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of an alphabet of 31; the last one
 * checks the others and can be any of the 31. The kind in front (91, 52, 12, 92 …) is not restricted: enterprises,
 * private schools, public bodies and individuals all train.
 */
public record CreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** @throws IllegalArgumentException when it is not a valid code; for typed text use {@link #parse} */
    public CreditCode {
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** Reads typed text; lower case, full-width characters and spaces are put right, everything else is explained. */
    public static Parsed<CreditCode> parse(String text) {
        try {
            return Parsed.of(new CreditCode(Typed.normalised(text)));
        } catch (IllegalArgumentException fault) {
            return Parsed.refused(fault.getMessage());
        }
    }

    /** The character that belongs after the first 17. */
    public static char checkCharacter(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String fault(String code) {
        if (code == null || code.isEmpty()) {
            return "统一社会信用代码不能为空，请填写营业执照或登记证书上的18位代码。";
        }
        if (code.length() != 18) {
            return "统一社会信用代码应为18位，现为" + code.length() + "位，请对照营业执照或登记证书核对。";
        }
        for (int i = 0; i < code.length(); i++) {
            if (ALPHABET.indexOf(code.charAt(i)) < 0) {
                return "统一社会信用代码第" + (i + 1) + "位“" + code.charAt(i)
                        + "”不在可用字符内：只用数字和大写字母，不用I、O、S、V、Z，请核对是否与1、0、5、2混淆。";
            }
        }
        if (checkCharacter(code) != code.charAt(17)) {
            return "统一社会信用代码校验码不符，可能有一位抄错，请对照营业执照或登记证书逐位核对。";
        }
        return null;
    }
}
