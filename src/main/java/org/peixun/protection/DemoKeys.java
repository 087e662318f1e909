package org.peixun.protection;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Keys of a demo installation: made at its first start and kept beside its data, readable by its owner only. */
final class DemoKeys {

    private DemoKeys() {}

    static ProtectionSettings random() {
        return new ProtectionSettings("demo:" + randomKey(), randomKey());
    }

    /** @throws ProtectionKeysException when the file can be neither read nor written */
    static ProtectionSettings in(Path folder) {
        Path file = folder.resolve("keys").resolve("protection.properties");
        try {
            if (!Files.exists(file)) {
                write(file, random());
            }
            return read(file);
        } catch (IOException e) {
            throw new ProtectionKeysException(
                    "个人信息加密密钥文件 " + file.toAbsolutePath() + " 不能读写。",
                    "请给予当前用户该目录的读写权限，或者用 peixun.protection.keys 和 peixun.protection.index-key 提供密钥。", e);
        }
    }

    private static ProtectionSettings read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        var settings = new ProtectionSettings(properties.getProperty("keys"), properties.getProperty("index-key"));
        if (!settings.given()) {
            throw new ProtectionKeysException(
                    "个人信息加密密钥文件 " + file.toAbsolutePath() + " 不完整，缺少 keys 或 index-key。",
                    "请从备份恢复该文件；没有它，已加密的身份证号和电话无法读出。", null);
        }
        return settings;
    }

    /** Complete or not at all: a crash in the middle must not leave half a key that data is then encrypted with. */
    private static void write(Path file, ProtectionSettings settings) throws IOException {
        var properties = new Properties();
        properties.setProperty("keys", settings.keys());
        properties.setProperty("index-key", settings.indexKey());
        var text = new StringWriter();
        properties.store(text, "demo keys of this data folder; without them its personal data cannot be read");
        Files.createDirectories(file.getParent());
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(half, text.toString(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Files.move(half, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static String randomKey() {
        byte[] key = new byte[ProtectionKeys.LENGTH];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
