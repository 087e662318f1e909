package org.peixun.protection;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ciphers with keys that tests know; the index key is the same for all. */
public final class Ciphers {

    private Ciphers() {}

    /** @param ids in the order of the setting: the first encrypts; {@code k2:xchacha20-poly1305} with another algorithm */
    public static FieldCipher of(String... ids) {
        return tink(ids);
    }

    static TinkFieldCipher tink(String... ids) {
        String keys = Stream.of(ids).map(id -> id + ":" + key(id.hashCode())).collect(Collectors.joining(","));
        return new TinkFieldCipher(ProtectionKeys.parse(new ProtectionSettings(keys, key(1))));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
