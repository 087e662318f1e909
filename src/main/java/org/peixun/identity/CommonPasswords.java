package org.peixun.identity;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import me.gosimple.nbvcxz.resources.DictionaryUtil;

/** The 100,000 most common passwords, as nbvcxz brings them; some 2,300 of them are as long as ours have to be. */
final class CommonPasswords {

    static final Set<String> ALL = DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords).keySet().stream()
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
}
