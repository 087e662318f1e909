package org.peixun.database;

import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.Environment;

/**
 * What leaves this machine in production is encrypted, and the other side's certificate is checked. A network that is the
 * program's own (of containers on one machine, of a cluster) may be declared trusted.
 */
final class EncryptedConnections {

    private static final String TRUSTED = "容器或者集群内部网络确实可信的，见 deployment/README.md 的 PEIXUN_TRUSTEDNETWORK。";

    private final Environment environment;
    private final List<String> problems;

    EncryptedConnections(Environment environment, List<String> problems) {
        this.environment = environment;
        this.problems = problems;
    }

    void check() {
        mail();
        browsed("peixun.oidc.issuer", "PEIXUN_OIDC_ISSUER", "统一身份认证");
        browsed("peixun.engine-address", "PEIXUN_ENGINEADDRESS", "流程引擎页面");
        if (!is("peixun.trusted-network")) {
            database("spring.datasource.url", "SPRING_DATASOURCE_URL");
            database("spring.flyway.url", "SPRING_FLYWAY_URL");
            pages();
            scanner();
        }
    }

    /** With a weaker mode than verify-full the driver would talk to whoever answers. */
    private void database(String property, String variable) {
        String url = text(property);
        String hosts = url.replaceFirst("jdbc:postgresql://", "").replaceFirst("[/?].*", "");
        if (!url.isBlank() && !url.matches(".*[?&]sslmode=verify-full(&.*)?") && !Arrays.stream(hosts.split(",")).allMatch(EncryptedConnections::isHere)) {
            problems.add("到数据库的连接没有加密，或者不核对服务器的证书。请在 " + variable
                    + " 后加上 sslmode=verify-full 和 sslrootcert=<签发数据库证书的根证书>；" + TRUSTED);
        }
    }

    private void pages() {
        String address = text("server.address");
        boolean tls = !text("server.ssl.certificate").isBlank() || !text("server.ssl.key-store").isBlank() || !text("server.ssl.bundle").isBlank();
        if (!tls && !isHere(address)) {
            problems.add("程序在网络上以未加密的 HTTP 提供页面。请设 SERVER_ADDRESS=127.0.0.1，由同一台机器上的 nginx 提供 TLS；nginx 在别的机器上的，设 SERVER_SSL_CERTIFICATE 等；" + TRUSTED);
        }
    }

    /** Where browsers are sent with passwords and sign-ins, over networks that nobody may declare trusted. */
    private void browsed(String property, String variable, String what) {
        String address = text(property);
        if (address.startsWith("http://") && !isHere(address.substring("http://".length()).replaceFirst("/.*", ""))) {
            problems.add(what + "的网址没有加密。请把 " + variable + " 写成 https:// 开头的网址。");
        }
    }

    /** clamd speaks no TLS: it belongs on this machine. */
    private void scanner() {
        String host = text("peixun.antivirus.host");
        if (!host.isBlank() && !isHere(host)) {
            problems.add("杀毒服务 clamd 没有加密的协议。请装在本机，把 PEIXUN_ANTIVIRUS_HOST 设为 127.0.0.1；" + TRUSTED);
        }
    }

    private void mail() {
        String host = text("spring.mail.host");
        if (host.isBlank() || isHere(host)) {
            return;
        }
        String smtp = "spring.mail.properties.mail.smtp.";
        if (!is(smtp + "starttls.required") && !is(smtp + "ssl.enable") && !is("spring.mail.ssl.enabled") && !text("spring.mail.protocol").equals("smtps")) {
            problems.add("到邮件服务器的连接不要求加密。请保留 spring.mail.properties.mail.smtp.starttls.required=true，或者用465端口和 SPRING_MAIL_SSL_ENABLED=true。");
        }
        if (!is(smtp + "ssl.checkserveridentity") || !text(smtp + "ssl.trust").isBlank()) {
            problems.add("不核对邮件服务器的证书。请保留 spring.mail.properties.mail.smtp.ssl.checkserveridentity=true，不要设置 ssl.trust。");
        }
    }

    private static boolean isHere(String host) {
        return host.matches("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[?::1]?)(:\\d+)?");
    }

    private boolean is(String property) {
        return environment.getProperty(property, Boolean.class, false);
    }

    private String text(String property) {
        return environment.getProperty(property, "").strip();
    }
}
