package org.peixun.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Two rsyslogd: deployment/logging/rsyslog-peixun.conf as it stands except for addresses and folders, and a log server. */
@DisplayName("日志送到另一台日志服务器")
class LogServerTest {

    @TempDir Path folder;
    private final int port = freePort();
    private final List<Process> running = new ArrayList<>();

    @BeforeEach
    void certificates() throws Exception {
        assumeTrue("true".equals(System.getenv("CI")) || installed(), "需要 rsyslog、rsyslog-gnutls 和 openssl");
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test", "-keyout", "ca.key", "-out", "ca.pem");
        for (String folder : List.of("spool", "received-spool", "nginx", "postgresql")) {
            Files.createDirectory(this.folder.resolve(folder));
        }
    }

    private static boolean installed() throws IOException {
        try (var gtls = Files.find(Path.of("/usr/lib"), 4, (file, attributes) -> file.endsWith("rsyslog/lmnsd_gtls.so"))) {
            return Files.exists(Path.of("/usr/sbin/rsyslogd")) && Files.exists(Path.of("/usr/bin/openssl")) && gtls.findAny().isPresent();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (Process one : running) {
            end(one);
        }
    }

    @Test
    @DisplayName("程序、nginx 和 PostgreSQL 的每一行经 TLS 原样送到，40 kB 的故障一行也完整；别的程序的不送")
    void arrive() throws Exception {
        server("logs.example.org");
        sender();
        String fault = json("故障编号 8f3a\n\tat 第一行", "x".repeat(40_000));
        log("peixun", json("已受理", "开班2026-00412"));
        log("another", json("不送", "-"));
        log("peixun", fault);
        Files.writeString(folder.resolve("nginx/access.log"), "10.0.0.9 - - \"GET /login HTTP/1.1\" 200\n");
        Files.writeString(folder.resolve("postgresql/postgresql-17-main.log"), "2026-05-06 10:00:00 CST [1] ERROR: canceling statement\n");
        // files are looked at a moment later
        assertThat(received(4)).containsExactlyInAnyOrder("peixun " + json("已受理", "开班2026-00412"), "peixun " + fault,
                "nginx-access 10.0.0.9 - - \"GET /login HTTP/1.1\" 200",
                "postgresql 2026-05-06 10:00:00 CST [1] ERROR: canceling statement");
    }

    @Test
    @DisplayName("日志服务器停机时排队，本机重启也不丢，恢复后补送")
    void queued() throws Exception {
        Process sender = sender();
        for (int i = 0; i < 5; i++) {
            log("peixun", json("停机时的", String.valueOf(i)));
        }
        Thread.sleep(500);
        end(sender);
        assertThat(folder.resolve("spool")).isNotEmptyDirectory();
        server("logs.example.org");
        sender();
        assertThat(received(5)).hasSize(5).allMatch(line -> line.contains("停机时的"));
    }

    @Test
    @DisplayName("证书上是别的名称的，一行也不给")
    void anotherServer() throws Exception {
        server("somebody.example.org");
        sender();
        log("peixun", json("已受理", "-"));
        Thread.sleep(3000);
        assertThat(lines()).isEmpty();
    }

    private static String json(String message, String more) {
        return JsonMapper.shared().writeValueAsString(Map.of("message", message + more));
    }

    private void server(String name) throws Exception {
        run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + name, "-addext", "subjectAltName=DNS:" + name, "-keyout", "server.key", "-out", "server.csr");
        run("openssl", "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-copy_extensions", "copy", "-days", "2", "-out", "server.pem");
        start("server", """
                global(DefaultNetstreamDriver="gtls" DefaultNetstreamDriverCAFile="%1$s/ca.pem" DefaultNetstreamDriverCertFile="%1$s/server.pem"
                    DefaultNetstreamDriverKeyFile="%1$s/server.key" workDirectory="%1$s/received-spool" maxMessageSize="64k")
                module(load="imtcp" StreamDriver.Name="gtls" StreamDriver.Mode="1" StreamDriver.AuthMode="anon")
                input(type="imtcp" port="%2$d" address="127.0.0.1")
                template(name="line" type="string" string="%%programname%% %%msg:2:$%%\\n")
                action(type="omfile" file="%1$s/received" template="line")
                """.formatted(folder, port));
        await(() -> {
            try (var socket = new Socket("127.0.0.1", port)) {
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** Debian's rsyslog.conf loads the system's socket and names the folder before it reads /etc/rsyslog.d. */
    private Process sender() throws Exception {
        Files.deleteIfExists(folder.resolve("socket"));
        String ours = Files.readString(Path.of("deployment/logging/rsyslog-peixun.conf"))
                .replace("/etc/ssl/certs/log-server-ca.pem", folder + "/ca.pem").replace("/var/spool/rsyslog", folder + "/spool")
                .replace("/var/log/nginx", folder + "/nginx").replace("/var/log/postgresql", folder + "/postgresql").replace("target=\"logs.example.org\" port=\"6514\"", "target=\"127.0.0.1\" port=\"" + port + "\"");
        assertThat(ours).contains("StreamDriverPermittedPeers=\"logs.example.org\"").doesNotContain("6514");
        Process sender = start("sender", "module(load=\"imuxsock\" SysSock.Name=\"%1$s/socket\")%n$WorkDirectory %1$s/spool%n".formatted(folder) + ours);
        await(() -> Files.exists(folder.resolve("socket")));
        return sender;
    }

    private Process start(String name, String settings) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".conf"), settings);
        run("/usr/sbin/rsyslogd", "-N1", "-f", file.toString());
        Process process = new ProcessBuilder("/usr/sbin/rsyslogd", "-n", "-i", folder.resolve(name + ".pid").toString(), "-f", file.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile()).start();
        running.add(process);
        return process;
    }

    /** As journald hands a line on. */
    private void log(String program, String line) throws Exception {
        run("logger", "--socket", folder.resolve("socket").toString(), "--tag", program, "--size", "64KiB", "--", line);
    }

    private List<String> received(int count) throws Exception {
        await(() -> lines().size() >= count);
        return lines();
    }

    private List<String> lines() throws IOException {
        Path file = folder.resolve("received");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void run(String... command) throws Exception {
        Path output = folder.resolve("output");
        int code = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        assertThat(code).as(String.join(" ", command) + "\n" + Files.readString(output)).isZero();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private interface Check {
        boolean holds() throws IOException;
    }

    private void await(Check check) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!check.holds()) {
            assertThat(System.nanoTime()).as(() -> "received: " + told("received") + "\n" + told("sender.log") + told("server.log")).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private String told(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException none) {
            return "";
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
