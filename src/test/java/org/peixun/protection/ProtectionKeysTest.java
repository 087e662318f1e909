package org.peixun.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("个人信息加密密钥从哪里来")
class ProtectionKeysTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final ProtectionSettings NONE = new ProtectionSettings(null, "");

    @Test
    @DisplayName("正式环境没有密钥或只有一半：拒绝启动，并说明怎样提供")
    void productionNeedsKeys(@TempDir Path folder) {
        for (ProtectionSettings settings : new ProtectionSettings[] {
            NONE, new ProtectionSettings("k1:" + KEY, null), new ProtectionSettings(null, KEY)}) {
            assertThatThrownBy(() -> ProtectionConfiguration.keys(settings, false, false, folder))
                    .isInstanceOf(ProtectionKeysException.class)
                    .hasMessageContaining("没有提供个人信息加密密钥")
                    .satisfies(e -> assertThat(((ProtectionKeysException) e).action()).contains("PEIXUN_PROTECTION_KEYS"));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("演示环境首次启动时生成密钥，重新启动沿用，只有本人可读")
    void demoKeysStay(@TempDir Path folder) throws Exception {
        ProtectionKeys first = ProtectionConfiguration.keys(NONE, true, false, folder);
        ProtectionKeys second = ProtectionConfiguration.keys(NONE, true, false, folder);
        assertThat(second.index()).isEqualTo(first.index());
        assertThat(second.byId().get("demo").bytes()).isEqualTo(first.byId().get("demo").bytes());
        Path file = folder.resolve("keys/protection.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("密钥文件损坏：不覆盖，说明从备份恢复")
    void damagedFile(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("keys"));
        Path file = Files.writeString(folder.resolve("keys/protection.properties"), "keys=");
        assertThatThrownBy(() -> ProtectionConfiguration.keys(NONE, true, false, folder))
                .isInstanceOf(ProtectionKeysException.class)
                .hasMessageContaining("不完整");
        assertThat(file).hasContent("keys=");
    }

    @ParameterizedTest
    @CsvSource({"'abc',没有编号", "'k1:short',不是有效的Base64|应为32字节", "':x',没有编号", "'k 1:x',没有编号", "'k1:rot13:short',可用的算法"})
    @DisplayName("写错的密钥：指出哪一项，不显示密钥本身")
    void malformed(String keys, String words) {
        assertThatThrownBy(() -> ProtectionKeys.parse(new ProtectionSettings(keys, KEY)))
                .isInstanceOf(ProtectionKeysException.class)
                .message()
                .containsPattern(words)
                .doesNotContain("short");
    }

    @Test
    @DisplayName("每个密钥可以写明算法，不写的是 AES-256-GCM")
    void algorithms() {
        var keys = ProtectionKeys.parse(new ProtectionSettings("k2:xchacha20-poly1305:" + KEY + ",k1:" + KEY, KEY));
        assertThat(keys.active()).isEqualTo("k2");
        assertThat(keys.byId().get("k2").algorithm()).isEqualTo(SealAlgorithm.XCHACHA20_POLY1305);
        assertThat(keys.byId().get("k1").algorithm()).isEqualTo(SealAlgorithm.AES_256_GCM);
    }

    @Test
    @DisplayName("设置和密钥的文字形式不含密钥")
    void neverPrinted() {
        var settings = new ProtectionSettings("k1:" + KEY, KEY);
        assertThat(settings.toString() + ProtectionKeys.parse(settings)).doesNotContain(KEY);
    }
}
