package org.peixun.protection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
@DisplayName("启动时核对密钥与数据库是否相符")
class KeyCheckTest {

    @Autowired
    JdbcClient jdbc;

    private static TinkFieldCipher cipher(int key, int index) {
        return cipher("k1", key, index);
    }

    private static TinkFieldCipher cipher(String id, int key, int index) {
        byte[] first = new byte[32];
        first[0] = (byte) key;
        byte[] second = new byte[32];
        second[0] = (byte) index;
        var base64 = Base64.getEncoder();
        return new TinkFieldCipher(ProtectionKeys.parse(new ProtectionSettings(
                id + ":" + base64.encodeToString(first), base64.encodeToString(second))));
    }

    @Test
    @DisplayName("同一密钥再次启动照常；加密密钥或索引密钥换成别的即拒绝启动")
    void sameKeysOnly() {
        jdbc.sql("DELETE FROM protection_key").update();
        new KeyCheck(cipher(1, 1), jdbc).afterSingletonsInstantiated();
        assertThatCode(() -> new KeyCheck(cipher(1, 1), jdbc).afterSingletonsInstantiated()).doesNotThrowAnyException();
        assertThatThrownBy(() -> new KeyCheck(cipher(2, 1), jdbc).afterSingletonsInstantiated())
                .isInstanceOf(ProtectionKeysException.class).hasMessageContaining("key:k1");
        assertThatThrownBy(() -> new KeyCheck(cipher(1, 2), jdbc).afterSingletonsInstantiated())
                .isInstanceOf(ProtectionKeysException.class).hasMessageContaining("index");
    }

    @Test
    @DisplayName("用错密钥启动一次不留痕迹：换回原来的密钥照常启动")
    void wrongKeysLeaveNothing() {
        jdbc.sql("DELETE FROM protection_key").update();
        new KeyCheck(cipher(1, 1), jdbc).afterSingletonsInstantiated();
        assertThatThrownBy(() -> new KeyCheck(cipher("k9", 9, 9), jdbc).afterSingletonsInstantiated())
                .isInstanceOf(ProtectionKeysException.class);
        assertThatCode(() -> new KeyCheck(cipher(1, 1), jdbc).afterSingletonsInstantiated()).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("更换密钥时各节点照常启动：新密钥先加在后面，再移到前面；撤下旧密钥、漏加新密钥的节点拒绝启动")
    void rotation() {
        jdbc.sql("DELETE FROM protection_key").update();
        for (String[] step : new String[][] {{"k1"}, {"k1", "k2"}, {"k2", "k1"}, {"k1", "k2"}}) {
            assertThatCode(() -> new KeyCheck(Ciphers.tink(step), jdbc).afterSingletonsInstantiated()).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> new KeyCheck(Ciphers.tink("k2"), jdbc).afterSingletonsInstantiated())
                .isInstanceOf(ProtectionKeysException.class).hasMessageContaining("key:k1");
        assertThatThrownBy(() -> new KeyCheck(Ciphers.tink("k1"), jdbc).afterSingletonsInstantiated())
                .isInstanceOf(ProtectionKeysException.class).hasMessageContaining("key:k2");
    }
}
