package org.peixun.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL 17 of our own, its data kept in {@code <folder>/postgresql} over restarts. One program per folder: the
 * folder is locked; a server left behind by a killed program is stopped first, its data recovers by itself.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "postgres";

    private final EmbeddedPostgres server;
    private final FileChannel lockChannel;
    private final Path ephemeralFolder;

    private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lockChannel, Path ephemeralFolder) {
        this.server = server;
        this.lockChannel = lockChannel;
        this.ephemeralFolder = ephemeralFolder;
    }

    /**
     * @throws DataFolderException when the folder cannot be written, is in use, is not ours or does not start; its
     *     message is for the person at the console
     */
    static EmbeddedDatabase start(DatabaseSettings settings) {
        Path folder = settings.ephemeral() ? temporaryFolder() : settings.folder().toAbsolutePath().normalize();
        FileChannel lock = lock(folder);
        try {
            Path data = folder.resolve("postgresql");
            DataFolder.check(data);
            stopLeftBehind(data);
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(settings.ephemeral())
                    .setOverrideWorkingDirectory(binaries(folder, settings.ephemeral()).toFile())
                    .setRegisterShutdownHook(false)
                    .setServerConfig("timezone", "Asia/Shanghai")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "128MB")
                    .setPGStartupWait(Duration.ofSeconds(60));
            if (settings.ephemeral()) {
                builder.setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off");
            } else {
                // the library's defaults are for tests: what was answered would not survive a power cut
                builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
            }
            log.info("正在启动内置数据库，数据目录 {}", data);
            return new EmbeddedDatabase(builder.start(), lock, settings.ephemeral() ? folder : null);
        } catch (DataFolderException e) {
            closeQuietly(lock);
            throw e;
        } catch (IOException | RuntimeException e) {
            closeQuietly(lock);
            throw DataFolderException.doesNotStart(folder, e);
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", DATABASE);
    }

    String urlFor(String user) {
        return server.getJdbcUrl(user, DATABASE);
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            closeQuietly(lockChannel);
            if (ephemeralFolder != null) {
                DataFolder.delete(ephemeralFolder);
            }
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("peixun-");
        } catch (IOException e) {
            throw DataFolderException.notWritable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /** Tests share the unpacked binaries; a lasting folder carries its own, so that no other user's rights matter. */
    private static Path binaries(Path folder, boolean ephemeral) {
        return ephemeral
                ? Path.of(System.getProperty("java.io.tmpdir"), "peixun-postgresql-" + System.getProperty("user.name"))
                : folder.resolve("binaries");
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(
                    folder.resolve("peixun.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw DataFolderException.inUse(folder);
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw DataFolderException.inUse(folder);
        } catch (IOException e) {
            throw DataFolderException.notWritable(folder, e);
        }
    }

    private static void stopLeftBehind(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftBehind = Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::trim)
                .filter(line -> line.matches("\\d{1,9}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> process.info().command().orElse("postgres").contains("postgres"));
        leftBehind.ifPresent(process -> {
            log.warn("发现上次异常退出遗留的数据库进程 {}，先将其停止", process.pid());
            process.destroy();
            process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        });
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("lock file", e);
        }
    }
}
