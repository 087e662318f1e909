package org.peixun.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.backup.Server;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a PostgreSQL of its own, read with the rights of the application. */
@DisplayName("归档的指标")
class ArchiveFiguresTest {

    private static final int PIECE = 16 << 20;

    @TempDir Path folder;

    @Test
    @DisplayName("归档正常的没有等待的日志；归档目录不能写以后为失败，等待的日志随之增加；恢复以后归零")
    void followTheArchiver() throws Exception {
        assumeTrue("true".equals(System.getenv("CI")) || Server.installed(), "需要 PostgreSQL 的全部程序");
        Path archive = folder.resolve("wal");
        var server = Server.create(folder.resolve("data"), archive);
        server.start();
        try {
            server.createPeixun();
            var superuser = JdbcClient.create(server.asSuperuser());
            var figures = new Figures(JdbcClient.create(server.asApplication()), Clock.systemUTC());
            server.archiveAll();
            assertThat(figures.archive()).matches(one -> one.on() && !one.failing() && one.waitingBytes() < PIECE);

            Path elsewhere = Files.move(archive, folder.resolve("elsewhere"));
            Files.createFile(archive); // no folder can be made in its place
            superuser.sql("SELECT pg_logical_emit_message(false, 'test', repeat('x', 40000000))").query().listOfRows();
            while (!figures.archive().failing()) {
                Thread.sleep(50);
            }
            assertThat(figures.archive().waitingBytes()).isGreaterThan(2 * PIECE);

            Files.delete(archive);
            Files.move(elsewhere, archive);
            server.archiveAll();
            assertThat(figures.archive()).matches(one -> !one.failing() && one.waitingBytes() < PIECE);
        } finally {
            server.stop("immediate");
        }
    }
}
