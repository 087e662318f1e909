package org.peixun.protection;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * @param active id of the key that encrypts
 * @param byId each with the algorithm that it is for
 * @param index 32 bytes
 */
record ProtectionKeys(String active, Map<String, Key> byId, byte[] index) {

    /** @param bytes 32 */
    record Key(SealAlgorithm algorithm, byte[] bytes) {}

    static final int LENGTH = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,16}");
    private static final String ACTION = "请将 peixun.protection.keys 写成 <编号>:<32字节密钥的Base64>（多个用逗号分隔，第一个用于加密；"
            + "换用其他算法的写成 <编号>:<算法>:<密钥>，算法有 " + SealAlgorithm.names() + "），"
            + "peixun.protection.index-key 写成32字节密钥的Base64。可用 openssl rand -base64 32 生成。";

    /** @throws ProtectionKeysException when malformed; the message never repeats a key */
    static ProtectionKeys parse(ProtectionSettings settings) {
        Map<String, Key> byId = new LinkedHashMap<>();
        for (String entry : settings.keys().split(",")) {
            int colon = entry.indexOf(':');
            String id = colon < 0 ? "" : entry.substring(0, colon).trim();
            if (!ID.matcher(id).matches()) {
                throw malformed("peixun.protection.keys 中有一项没有编号（字母、数字、连字符，最多16位）", null);
            }
            if (byId.put(id, key(id, entry.substring(colon + 1))) != null) {
                throw malformed("peixun.protection.keys 的编号 " + id + " 重复", null);
            }
        }
        byte[] index = bytes(settings.indexKey(), "peixun.protection.index-key");
        return new ProtectionKeys(byId.keySet().iterator().next(), byId, index);
    }

    private static Key key(String id, String text) {
        int colon = text.indexOf(':');
        SealAlgorithm algorithm = colon < 0 ? SealAlgorithm.AES_256_GCM : SealAlgorithm.named(text.substring(0, colon).trim())
                .orElseThrow(() -> malformed("peixun.protection.keys 的密钥 " + id + " 没有写明可用的算法", null));
        return new Key(algorithm, bytes(text.substring(colon + 1), "peixun.protection.keys 的密钥 " + id));
    }

    private static byte[] bytes(String base64, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.trim());
            if (bytes.length != LENGTH) {
                throw malformed(what + " 应为32字节，现为" + bytes.length + "字节", null);
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw malformed(what + " 不是有效的Base64", null);
        }
    }

    private static ProtectionKeysException malformed(String what, Throwable cause) {
        return new ProtectionKeysException("个人信息加密密钥无法使用：" + what + "。", ACTION, cause);
    }

    @Override
    public String toString() {
        return "ProtectionKeys[" + byId.keySet() + "]";
    }
}
