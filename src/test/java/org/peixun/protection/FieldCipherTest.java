package org.peixun.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("个人信息加密存储")
class FieldCipherTest {

    private static final String OLD = key((byte) 1);
    private static final String NEW = key((byte) 2);
    private static final String INDEX = key((byte) 3);

    private static String key(byte value) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, value);
        return Base64.getEncoder().encodeToString(key);
    }

    private static TinkFieldCipher cipher(String keys) {
        return new TinkFieldCipher(ProtectionKeys.parse(new ProtectionSettings(keys, INDEX)));
    }

    @Test
    @DisplayName("密文不含原文，两次加密不相同，能还原")
    void roundTrip() {
        var cipher = cipher("k1:" + OLD);
        String encrypted = cipher.encrypt("99999919800101000X", "t.c/1");
        assertThat(encrypted).startsWith("k1:").doesNotContain("19800101");
        assertThat(cipher.encrypt("99999919800101000X", "t.c/1")).isNotEqualTo(encrypted);
        assertThat(cipher.decrypt(encrypted, "t.c/1")).isEqualTo("99999919800101000X");
        byte[] bytes = {1, 2, 3, ':', 0};
        assertThat(cipher.decrypt(cipher.encrypt(bytes, "f"), "f")).isEqualTo(bytes);
    }

    @Test
    @DisplayName("移到别处、被改动、未加密的值都读不出")
    void boundToItsPlace() {
        var cipher = cipher("k1:" + OLD);
        String encrypted = cipher.encrypt("值", "t.c/1");
        assertThatThrownBy(() -> cipher.decrypt(encrypted, "t.c/2")).isInstanceOf(ProtectionException.class);
        String altered = encrypted.substring(0, 10) + (encrypted.charAt(10) == 'A' ? 'B' : 'A') + encrypted.substring(11);
        assertThatThrownBy(() -> cipher.decrypt(altered, "t.c/1")).isInstanceOf(ProtectionException.class);
        assertThatThrownBy(() -> cipher.decrypt("值", "t.c/1")).isInstanceOf(ProtectionException.class);
    }

    @Test
    @DisplayName("密钥轮换：新值用新密钥，旧值仍能读，撤下旧密钥后读不出")
    void rotation() {
        String old = cipher("k1:" + OLD).encrypt("值", "c");
        var rotated = cipher("k2:" + NEW + ", k1:" + OLD);
        assertThat(rotated.encrypt("值", "c")).startsWith("k2:");
        assertThat(rotated.decrypt(old, "c")).isEqualTo("值");
        assertThat(rotated.blindIndex("值")).isEqualTo(cipher("k1:" + OLD).blindIndex("值"));
        assertThatThrownBy(() -> cipher("k2:" + NEW).decrypt(old, "c"))
                .isInstanceOf(ProtectionException.class)
                .hasMessageContaining("k1");
    }

    @Test
    @DisplayName("更换算法：新密钥写明另一种算法，新值用它加密，旧值照读；移到别处、被改动的同样读不出；短的值也认得出是密文")
    void anotherAlgorithm() {
        String old = cipher("k1:" + OLD).encrypt("值", "c");
        var changed = cipher("k2:xchacha20-poly1305:" + NEW + ", k1:" + OLD);
        String fresh = changed.encrypt("值", "c");
        assertThat(fresh).startsWith("k2:").matches(TinkFieldCipher.SEALED);
        assertThat(changed.decrypt(fresh, "c")).isEqualTo("值");
        assertThat(changed.decrypt(old, "c")).isEqualTo("值");
        assertThatThrownBy(() -> changed.decrypt(fresh, "d")).isInstanceOf(ProtectionException.class);
        assertThatThrownBy(() -> cipher("k2:aes-256-gcm:" + NEW).decrypt(fresh, "c")).isInstanceOf(ProtectionException.class);
    }

    @Test
    @DisplayName("盲索引：同值相同，异值不同，换密钥即不同")
    void blindIndex() {
        var cipher = cipher("k1:" + OLD);
        assertThat(cipher.blindIndex("a")).isEqualTo(cipher.blindIndex("a")).isNotEqualTo(cipher.blindIndex("b"));
        var other = new TinkFieldCipher(ProtectionKeys.parse(new ProtectionSettings("k1:" + OLD, NEW)));
        assertThat(other.blindIndex("a")).isNotEqualTo(cipher.blindIndex("a"));
    }
}
