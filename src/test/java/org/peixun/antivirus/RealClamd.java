package org.peixun.antivirus;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** clamd itself, as deployment/handbook.md sets it up, with a database of one signature: the test virus of EICAR. */
final class RealClamd implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    private final int port = freePort();
    private final Process process;

    RealClamd(Path folder) throws Exception {
        Path database = Files.createDirectories(folder.resolve("database"));
        Files.writeString(database.resolve("test.ndb"),
                "Eicar-Test:0:*:" + HexFormat.of().formatHex(FakeClamd.EICAR.getBytes(StandardCharsets.US_ASCII)) + "\n");
        Path settings = Files.writeString(folder.resolve("clamd.conf"), """
                Foreground yes
                DatabaseDirectory %s
                TCPSocket %d
                TCPAddr 127.0.0.1
                StreamMaxLength 25M
                AlertExceedsMax yes
                """.formatted(database, port));
        Path log = folder.resolve("clamd.log");
        process = new ProcessBuilder(PROGRAM.toString(), "-c", settings.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!isOpen()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("clamd does not start: " + Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    int port() {
        return port;
    }

    private boolean isOpen() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
