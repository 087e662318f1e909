package org.peixun.nodes;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One JVM with the application. */
public final class Node {

    private static final Duration LONGEST_START = Duration.ofMinutes(15);

    final Process process;
    private final int port;
    private final long launched = System.nanoTime();

    private Node(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static Node launch(Path log, List<String> settings) throws IOException {
        return launch(log, settings, List.of(), List.of());
    }

    /** @param machine options of the JVM @param more folders at the end of the class path */
    public static Node launch(Path log, List<String> settings, List<String> machine, List<Path> more) throws IOException {
        int port = freePort();
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator))
                + more.stream().map(folder -> File.pathSeparator + folder).collect(Collectors.joining());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8"));
        command.addAll(machine);
        command.addAll(List.of("org.peixun.PeixunApplication", "--server.port=" + port, "--server.address=127.0.0.1"));
        command.addAll(settings);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", classes);
        return new Node(builder.start(), port);
    }

    public int port() {
        return port;
    }

    public double awaitReady() throws InterruptedException {
        var client = HttpClient.newHttpClient();
        var question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(20)).build();
        while (true) {
            try {
                if (client.send(question, BodyHandlers.discarding()).statusCode() == 200) {
                    return (System.nanoTime() - launched) / 1e9;
                }
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() - launched > LONGEST_START.toNanos()) {
                    throw new AssertionError("node does not start, see its log", notYet);
                }
            }
            Thread.sleep(200);
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    /** SIGTERM. @return seconds until it has ended */
    public double stop() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("node does not stop");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
