package org.peixun.identity;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** What a password has to be (GB/T 22239-2019 8.1.4.1 a), and one-time passwords that are so. */
@Component
public class PasswordRules {

    private static final int SHORTEST = 10;
    /** bcrypt reads 72 bytes; what comes after would be ignored silently. */
    private static final int LONGEST_BYTES = 72;

    private static final Set<String> WEAK = Set.of("password", "qwerty", "123456", "admin", "abcdef", "peixun", "liaocheng", "111111");
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final String CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PasswordSettings settings;
    private final BreachedPasswords breached;

    PasswordRules(PasswordSettings settings, BreachedPasswords breached) {
        this.settings = settings;
        this.breached = breached;
    }

    /** For the page where one is chosen. */
    public String inWords() {
        return "新密码至少10个字符，" + (settings.threeClasses() ? "大写字母、小写字母、数字、其他符号中至少包含三类，" : "") + "不得包含用户名、系统和地区名，不得是常见的或者已经泄露的密码。";
    }

    /** @throws RequestRefused 400 with the rule that is broken */
    void check(String userId, String password) {
        String text = password == null ? "" : password;
        if (text.length() < SHORTEST || text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw RequestRefused.badInput("新密码：长度须为10至72个字符（一个汉字按3个字符计）。请重新设置。");
        }
        long classes = Stream.<IntPredicate>of(
                        Character::isLowerCase, Character::isUpperCase, Character::isDigit,
                        c -> !Character.isLowerCase(c) && !Character.isUpperCase(c) && !Character.isDigit(c))
                .filter(kind -> text.chars().anyMatch(kind)).count();
        if (settings.threeClasses() && classes < 3) {
            throw RequestRefused.badInput("新密码：大写字母、小写字母、数字、其他符号四类中须至少包含三类。请重新设置。");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains(userId.toLowerCase(Locale.ROOT)) || WEAK.stream().anyMatch(lower::contains)
                || CommonPasswords.contain(text)) {
            throw RequestRefused.badInput("新密码：不得包含用户名、系统和地区名（如 peixun、liaocheng），不得是常见弱口令或者在其后加数字、符号（如 password、123456）。请重新设置。");
        }
        if (breached.contain(text)) {
            throw RequestRefused.badInput("新密码：已经出现在公开的泄露密码中，别人会拿它来试。请换一个没有在别处用过的密码。");
        }
    }

    /** What {@link #oneTime()} makes. */
    static final String ONE_TIME = "[a-zA-Z0-9]{4}(-[a-zA-Z0-9]{4}){3}";

    /** Sixteen characters without look-alikes, in groups of four, e.g. {@code mKq3-…}. */
    static String oneTime() {
        var text = new StringBuilder();
        for (int group = 0; group < 4; group++) {
            text.append(group == 0 ? "" : "-")
                    .append(pick(LETTERS)).append(pick(CAPITALS)).append(pick(LETTERS)).append(pick(DIGITS));
        }
        return text.toString();
    }

    private static char pick(String alphabet) {
        return alphabet.charAt(RANDOM.nextInt(alphabet.length()));
    }
}
