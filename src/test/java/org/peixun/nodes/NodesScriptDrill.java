package org.peixun.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.backup.Server;

/** {@code deployment/nodes.sh} as its head says, with the demo city. */
@DisplayName("一条命令启动几个节点")
class NodesScriptDrill {

    private static final int NODES = 2;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder;

    private final int ports = freePorts();
    private final Map<String, String> settings = new HashMap<>();
    private Server server;

    @Test
    @DisplayName("两个节点和 nginx 由脚本启动；强杀一个，登录的人接着办；停止后没有留下进程")
    void startKillStop() throws Exception {
        server = Server.create(folder.resolve("postgresql"), folder.resolve("wal"));
        server.start();
        try {
            server.createPeixun();
            var proxy = new Proxy(folder.resolve("tls"));
            settings(proxy.port);
            assertThat(script("start", String.valueOf(NODES))).isZero();
            Visitor clerk = new Visitor(proxy).signIn("donge-jingban");
            assertThat(script("start")).as("they run already").isOne();

            ProcessHandle first = node(1);
            first.destroyForcibly();
            first.onExit().get(30, TimeUnit.SECONDS);
            for (int i = 0; i < NODES; i++) {
                assertThat(clerk.get("/todo").statusCode()).as("the session is in the database, the proxy passes over the dead node").isEqualTo(200);
            }

            ProcessHandle second = node(2);
            assertThat(script("stop")).isZero();
            assertThat(second.isAlive()).isFalse();
            assertThat(folder.resolve("nodes")).isDirectoryNotContaining("glob:**.pid");
        } finally {
            script("stop");
            server.stop("immediate");
        }
    }

    private ProcessHandle node(int number) throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("nodes/node-" + number + ".pid")).strip())).orElseThrow();
    }

    private int script(String... arguments) throws Exception {
        var builder = new ProcessBuilder(Stream.concat(Stream.of("deployment/nodes.sh"), Stream.of(arguments)).toList())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("nodes.log").toFile()));
        builder.environment().putAll(settings);
        return builder.start().waitFor();
    }

    private void settings(int port) throws IOException {
        settings.putAll(Map.of("FOLDER", folder.resolve("nodes").toString(), "TLS", folder.resolve("tls").toString(),
                "HTTPS_PORT", String.valueOf(port), "HTTP_PORT", String.valueOf(Node.freePort()), "FIRST_PORT", String.valueOf(ports),
                "PROGRAM", Path.of(System.getProperty("java.home"), "bin", "java") + " -Xmx512m -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 org.peixun.PeixunApplication",
                "CLASSPATH", Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator)),
                "SERVER_ADDRESS", "127.0.0.1", "SERVER_FORWARDHEADERSSTRATEGY", "native"));
        server.settings(server.url()).stream().map(setting -> setting.substring(2).split("=", 2))
                .forEach(pair -> settings.put(pair[0].replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT), pair[1]));
        settings.put("PEIXUN_DEMO_ENABLED", "true");
    }

    /** Free ones in a row. */
    private static int freePorts() {
        return IntStream.iterate(18_081, port -> port + NODES).limit(1_000)
                .filter(port -> IntStream.range(port, port + NODES).allMatch(NodesScriptDrill::free)).findFirst().orElseThrow();
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
