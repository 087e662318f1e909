package org.peixun.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.backup.Server;
import org.peixun.nodes.Node;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As deployment/README.md says in its first section: a PostgreSQL by its own programs, with a certificate authority of the bureau. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("凭客户端证书登录数据库")
class CertificateSignInTest {

    private Path folder;
    private Server server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        assumeTrue("true".equals(System.getenv("CI")) || Server.installed() && Files.exists(Path.of("/usr/bin/openssl")), "需要 PostgreSQL 的全部程序和 openssl");
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=bureau", "-keyout", "ca.key", "-out", "ca.pem");
        Path data = folder.resolve("data");
        server = Server.create(data, folder.resolve("wal"));
        issue("localhost", "subjectAltName=DNS:localhost");
        issue("peixun_app", "subjectAltName=DNS:peixun-app");
        issue("peixun_owner", "subjectAltName=DNS:peixun-owner");
        for (String file : List.of("localhost.key", "localhost.pem", "ca.pem")) {
            Files.copy(folder.resolve(file), data.resolve(file));
        }
        Files.writeString(data.resolve("postgresql.conf"), """
                ssl = on
                ssl_cert_file = 'localhost.pem'
                ssl_key_file = 'localhost.key'
                ssl_ca_file = 'ca.pem'
                """, StandardOpenOption.APPEND);
        // the superuser's line is the test's, the other one the guide's
        String guide = Files.readString(Path.of("deployment/README.md")).lines().filter(line -> line.startsWith("hostssl ")).findFirst().orElseThrow();
        Files.writeString(data.resolve("pg_hba.conf"), "host all postgres 127.0.0.1/32 trust\n" + guide.replaceFirst("<.*>", "127.0.0.1/32") + "\n");
        server.start();
        server.createPeixun();
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.stop("immediate");
        }
    }

    @Test
    @DisplayName("正式环境不设数据库口令即可启动，建表和运行各用自己的证书，连接加密")
    void production() throws Exception {
        Path log = folder.resolve("node.log");
        Node node = Node.launch(log, List.of("--spring.profiles.active=production",
                "--spring.datasource.url=" + url("localhost", "peixun_app"), "--spring.datasource.username=peixun_app",
                "--spring.flyway.url=" + url("localhost", "peixun_owner"), "--spring.flyway.user=peixun_owner",
                "--peixun.protection.keys=2026:c29tZXRoaW5nIG9mIHRoaXJ0eSB0d28gYnl0ZXMhISE=",
                "--peixun.protection.index-key=c29tZXRoaW5nIGVsc2Ugb2YgMzIgYnl0ZXMhISEhISE="));
        try {
            try {
                node.awaitReady();
            } catch (AssertionError down) {
                throw new AssertionError(Files.readString(log), down);
            }
            var signIn = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + "/login")).build(), BodyHandlers.ofString());
            assertThat(signIn.statusCode()).isEqualTo(200);
            var jdbc = JdbcClient.create(server.asSuperuser());
            assertThat(jdbc.sql("""
                    SELECT DISTINCT usename || ' ' || client_dn || ' ' || version FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
                    WHERE datname = 'peixun' AND usename <> 'postgres'""").query(String.class).list())
                    .containsExactly("peixun_app /CN=peixun_app TLSv1.3");
            assertThat(jdbc.sql("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'").query(String.class).list()).containsExactly("peixun_owner");
        } finally {
            node.kill();
        }
    }

    @Test
    @DisplayName("拿别人的证书、没有证书、不加密、服务器的名称与证书不符的，都连不上")
    void refused() {
        assertThatThrownBy(() -> connect(url("localhost", "peixun_app"), "peixun_owner")).hasMessageContaining("peixun_owner");
        assertThatThrownBy(() -> connect(url("localhost", "peixun_app").replaceFirst("&sslcert.*", ""), "peixun_app")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connect(url("localhost", "peixun_app").replace("verify-full", "disable"), "peixun_app")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connect(url("127.0.0.1", "peixun_app"), "peixun_app")).hasMessageContaining("127.0.0.1");
    }

    private static void connect(String url, String role) throws SQLException {
        DriverManager.getConnection(url + "&user=" + role).close();
    }

    /** What deployment/README.md appends. */
    private String url(String host, String role) {
        return server.url().replace("127.0.0.1", host) + "?sslmode=verify-full&sslrootcert=" + folder + "/ca.pem"
                + "&sslcert=" + folder + "/" + role + ".pem&sslkey=" + folder + "/" + role + ".der";
    }

    private void issue(String name, String extension) throws Exception {
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + name, "-addext", extension, "-keyout", name + ".key", "-out", name + ".csr");
        openssl("x509", "-req", "-in", name + ".csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-copy_extensions", "copy", "-days", "2", "-out", name + ".pem");
        openssl("pkcs8", "-topk8", "-nocrypt", "-outform", "DER", "-in", name + ".key", "-out", name + ".der");
    }

    private void openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        int code = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        assertThat(code).as(() -> String.join(" ", command)).isZero();
    }
}
