package org.peixun.protection;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param keys {@code <id>:<base64 of 32 bytes>}, several separated by commas; the first encrypts, all decrypt
 * @param indexKey base64 of 32 bytes; keys the hashes by which persons are matched, so it stays when {@code keys} rotate
 */
@ConfigurationProperties("peixun.protection")
record ProtectionSettings(String keys, String indexKey) {

    boolean given() {
        return present(keys) && present(indexKey);
    }

    boolean absent() {
        return !present(keys) && !present(indexKey);
    }

    private static boolean present(String value) {
        return value != null && !value.isBlank();
    }

    /** Keys stay out of logs. */
    @Override
    public String toString() {
        return "ProtectionSettings[…]";
    }
}
