package org.peixun.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import me.gosimple.nbvcxz.resources.DictionaryUtil;
import org.springframework.core.io.ClassPathResource;

/**
 * The 100,000 most common passwords, as nbvcxz brings them, and the 5,000 most common of those that keep our rules, from
 * OWASP SecLists (Mark Burnett, CC BY-SA 3.0); their file is packed, for what people choose is not for reading.
 */
final class CommonPasswords {

    static final List<String> KEEPING_THE_RULES = read();

    private static final Set<String> ALL = Stream.concat(
                    DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords).keySet().stream(), KEEPING_THE_RULES.stream())
            .map(password -> password.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());

    private static final int SHORTEST_CORE = 8;

    private CommonPasswords() {}

    /** Whichever way its letters are typed, with signs for letters, or with figures and signs put at its end. */
    static boolean contain(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String core = lower.replaceFirst("[^a-z]+$", "");
        return ALL.contains(lower) || ALL.contains(plain(lower))
                || core.length() >= SHORTEST_CORE && (ALL.contains(core) || ALL.contains(plain(core)));
    }

    private static String plain(String lower) {
        return lower.replace('@', 'a').replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('$', 's').replace('5', 's').replace('!', 'i');
    }

    private static List<String> read() {
        try (var packed = new GZIPInputStream(new ClassPathResource("identity/common-passwords.txt.gz").getInputStream())) {
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("# ")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
