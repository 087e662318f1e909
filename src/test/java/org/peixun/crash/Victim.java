package org.peixun.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The application as a process of its own, which is killed. */
final class Victim {

    private static final Duration LONGEST_START = Duration.ofSeconds(180);

    private final Process process;
    private final Path folder;
    private final int port;
    private final long launched = System.nanoTime();

    private Victim(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** The demo city, if there is one, is prepared already. @param offset of the application's clock from the system's */
    static Victim launch(Path folder, int port, Duration offset, Path log) throws IOException {
        // the classes as they are built now, without what tests put beside them
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator));
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8", "org.peixun.PeixunApplication", "--server.port=" + port,
                "--server.address=127.0.0.1", "--peixun.database.folder=" + folder, "--peixun.clock.offset=" + offset, "--peixun.demo.enabled=false"));
        builder.environment().put("CLASSPATH", classes);
        return new Victim(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), folder, port);
    }

    int port() {
        return port;
    }

    double seconds() {
        return (System.nanoTime() - launched) / 1e9;
    }

    /** Until the sign-in page answers. @return seconds since the launch */
    double awaitFirstAnswer() throws InterruptedException {
        var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        var question = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                .timeout(Duration.ofSeconds(30)).build();
        while (true) {
            try {
                if (client.send(question, BodyHandlers.discarding()).statusCode() == 200) {
                    return seconds();
                }
            } catch (IOException notYet) {
                if (!process.isAlive() || seconds() > LONGEST_START.toSeconds()) {
                    throw new AssertionError("does not start, see the log", notYet);
                }
            }
            Thread.sleep(100);
        }
    }

    /** SIGKILL: no shutdown hook runs. @param withDatabase kills PostgreSQL too, as a power cut would */
    void kill(boolean withDatabase) throws IOException, InterruptedException {
        process.destroyForcibly();
        if (withDatabase && Files.exists(pidFile())) {
            ProcessHandle.of(Long.parseLong(postmaster().get(0).trim()))
                    .filter(handle -> handle.info().command().orElse("").contains("postgres"))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /** An orderly end, as systemd asks for it. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    DataSource database() {
        var database = new PGSimpleDataSource();
        try {
            database.setUrl("jdbc:postgresql://localhost:" + postmaster().get(3).trim() + "/postgres?user=postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return database;
    }

    private Path pidFile() {
        return folder.resolve("postgresql").resolve("postmaster.pid");
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(pidFile());
    }
}
