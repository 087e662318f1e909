package org.peixun.protection;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses to start with other keys than those the data was written with. A wrong index key would not fail by itself: it
 * would find nobody a second time.
 */
final class KeyCheck implements SmartInitializingSingleton {

    private static final String KNOWN = "培训审批";
    private static final String CONTEXT = "protection_key.sample";
    private static final String INDEX = "index";
    private static final String KEY = "key:";

    private record Kept(String id, String sample, boolean retired) {}

    private final TinkFieldCipher cipher;
    private final JdbcClient jdbc;

    KeyCheck(TinkFieldCipher cipher, JdbcClient jdbc) {
        this.cipher = cipher;
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        jdbc.sql("SELECT id, sample, retired_at IS NOT NULL AS retired FROM protection_key ORDER BY id")
                .query(Kept.class).list().stream()
                .filter(kept -> !leftOut(kept))
                .forEach(kept -> verify(kept.id(), kept.sample()));
        // only now: a start with wrong keys must leave nothing that stands against the right ones
        cipher.samples(KNOWN, CONTEXT).forEach((id, sample) -> remember(KEY + id, sample));
        remember(INDEX, cipher.blindIndex(KNOWN));
        jdbc.sql("UPDATE protection_key SET retired_at = NULL WHERE id = ? AND retired_at IS NOT NULL")
                .param(KEY + cipher.active()).update();
    }

    /** A retired key may be missing, if really nothing stands under it. */
    private boolean leftOut(Kept kept) {
        if (!kept.retired() || cipher.knows(kept.id().substring(KEY.length()))) {
            return false;
        }
        String id = kept.id().substring(KEY.length());
        return ProtectedColumn.ALL.stream().noneMatch(column -> stands(column, id));
    }

    /** Each start looks through all of them: the look at the first letters is a hundred times as fast as the whole form. */
    private boolean stands(ProtectedColumn column, String id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + column.table() + " WHERE " + column.begins() + " AND " + column.keyId() + " = :id)")
                .param("id", id).param("prefix", id + ":").query(Boolean.class).single();
    }

    private void remember(String id, String sample) {
        jdbc.sql("INSERT INTO protection_key (id, sample) VALUES (?, ?) ON CONFLICT (id) DO NOTHING")
                .param(id)
                .param(sample)
                .update();
    }

    private void verify(String id, String sample) {
        try {
            if (INDEX.equals(id) ? cipher.blindIndex(KNOWN).equals(sample)
                    : KNOWN.equals(cipher.decrypt(sample, CONTEXT))) {
                return;
            }
        } catch (ProtectionException e) {
            throw wrong(id, e);
        }
        throw wrong(id, null);
    }

    private static ProtectionKeysException wrong(String id, Exception cause) {
        return new ProtectionKeysException(
                "个人信息加密密钥与数据库中的数据不符（" + id + "）。",
                "请使用写入这些数据时的密钥：演示环境恢复数据目录下的 keys/protection.properties，"
                        + "正式环境核对 peixun.protection.keys 和 peixun.protection.index-key。轮换密钥时，旧密钥须保留在 keys 的后面。",
                cause);
    }
}
