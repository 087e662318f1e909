package org.peixun.database;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Looks before any bean is made, so that nothing is started or migrated with settings that are not fit for real cases. */
@Component
@Profile("production")
class ProductionCheck extends StartCheck {

    /** What deployment/.env.example and people in a hurry write. */
    private static final Set<String> KNOWN_PASSWORDS =
            Set.of("change-me", "changeme", "password", "postgres", "peixun", "peixun_app", "peixun_owner", "123456", "demo");

    @Override
    void look(ConfigurableListableBeanFactory beans, List<String> problems) {
        database(problems);
        if (flag("peixun.demo.enabled", true)) {
            problems.add("演示数据处于启用状态（peixun.demo.enabled）。生产环境须设为 false。");
        }
        if (!flag("server.servlet.session.cookie.secure", false)) {
            problems.add("会话 Cookie 未限定只经加密连接发送（server.servlet.session.cookie.secure）。生产环境须设为 true，并在前面配置 TLS。");
        }
        if (!text("spring.mail.host").isBlank() && text("peixun.notification.from").isBlank()) {
            problems.add("设置了邮件服务器，没有设置发件人。请用 PEIXUN_NOTIFICATION_FROM 写明发件邮箱，例如 peixun@example.org，否则邮件会被退回。");
        }
        new EncryptedConnections(environment, problems).check();
        key("peixun.protection.keys", problems);
        key("peixun.protection.index-key", problems);
    }

    private void database(List<String> problems) {
        if (flag("peixun.database.embedded", true)) {
            problems.add("使用的是内置数据库（peixun.database.embedded）。生产环境须设为 false，并用 SPRING_DATASOURCE_URL 指定 PostgreSQL 服务器。");
            return;
        }
        if (text("spring.datasource.url").isBlank()) {
            problems.add("没有指定数据库地址。请设置 SPRING_DATASOURCE_URL，例如 jdbc:postgresql://主机:5432/peixun。");
        }
        String owner = text("spring.flyway.user");
        String application = text("spring.datasource.username");
        if (owner.isBlank() || application.isBlank()) {
            problems.add("没有指定数据库角色。请用 SPRING_DATASOURCE_USERNAME 指定应用角色，用 SPRING_FLYWAY_USER 指定表的所有者（见 deployment/database/roles.sql）。");
        } else if (owner.equals(application)) {
            problems.add("应用与表的所有者用了同一个数据库角色“" + owner + "”，审计记录将可以被改动。请分为两个角色（见 deployment/database/roles.sql）。");
        }
        password("spring.datasource.password", "SPRING_DATASOURCE_PASSWORD", text("spring.datasource.url"), problems);
        password("spring.flyway.password", "SPRING_FLYWAY_PASSWORD", text("spring.flyway.url"), problems);
    }

    /** Needed unless the role signs in with its certificate. */
    private void password(String property, String variable, String url, List<String> problems) {
        if (text(property).isBlank() && url.matches(".*[?&]sslkey=[^&]+.*")) {
            return;
        }
        if (KNOWN_PASSWORDS.contains(text(property).toLowerCase(Locale.ROOT)) || text(property).isBlank()) {
            problems.add("数据库口令未设置，或者仍是示例中的口令。请用 " + variable + " 设置专用的强口令。");
        }
    }

    private void key(String property, List<String> problems) {
        String value = text(property);
        boolean demo = Arrays.stream(value.split(",")).anyMatch(key -> key.strip().toLowerCase(Locale.ROOT).startsWith("demo"))
                || KNOWN_PASSWORDS.contains(value.toLowerCase(Locale.ROOT));
        if (value.isBlank() || demo) {
            problems.add("个人信息加密密钥" + (value.isBlank() ? "未设置" : "是演示用的") + "（" + property
                    + "）。请用 openssl rand -base64 32 生成专用密钥，并另行妥善备份：密钥遗失，身份证号和电话将无法读出。");
        }
    }

    private boolean flag(String property, boolean whenAbsent) {
        return environment.getProperty(property, Boolean.class, whenAbsent);
    }

    private String text(String property) {
        return environment.getProperty(property, "").strip();
    }
}
