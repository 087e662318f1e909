package org.peixun.protection;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the keys come from: the settings; only a demo on the embedded database makes its own. */
@Configuration(proxyBeanMethods = false)
class ProtectionConfiguration {

    @Bean
    TinkFieldCipher fieldCipher(
            ProtectionSettings settings,
            Environment environment,
            @Value("${peixun.database.embedded:true}") boolean embedded,
            @Value("${peixun.database.ephemeral:false}") boolean ephemeral,
            @Value("${peixun.database.folder:data}") Path folder) {
        boolean demo = embedded && !environment.acceptsProfiles(Profiles.of("production"));
        return new TinkFieldCipher(keys(settings, demo, ephemeral, folder));
    }

    @Bean
    KeyCheck keyCheck(TinkFieldCipher cipher, JdbcClient jdbc) {
        return new KeyCheck(cipher, jdbc);
    }

    /** @throws ProtectionKeysException when keys are missing that nobody may make up */
    static ProtectionKeys keys(ProtectionSettings settings, boolean demo, boolean ephemeral, Path folder) {
        if (settings.given()) {
            return ProtectionKeys.parse(settings);
        }
        if (!settings.absent() || !demo) {
            throw new ProtectionKeysException(
                    "没有提供个人信息加密密钥：peixun.protection.keys 和 peixun.protection.index-key 须同时设置。",
                    "正式环境不使用演示密钥。请用 openssl rand -base64 32 各生成一个密钥，"
                            + "设为 PEIXUN_PROTECTION_KEYS=k1:<密钥> 和 PEIXUN_PROTECTION_INDEXKEY=<密钥>，并与数据库备份分开保管。",
                    null);
        }
        return ProtectionKeys.parse(ephemeral ? DemoKeys.random() : DemoKeys.in(folder));
    }
}
