package org.peixun.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The scripts of {@code deployment/backup} as cron and an operator call them; the whole course is {@link BackupDrill}'s. */
@DisplayName("备份、恢复的脚本")
class BackupScriptsTest {

    @TempDir Path folder;

    private Path backups;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        assumeTrue("true".equals(System.getenv("CI")) || Server.installed(), "需要 PostgreSQL 的全部程序");
        backups = folder.resolve("backups");
        server = Server.create(folder.resolve("data"), backups.resolve("wal"));
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.stop("immediate");
        }
    }

    @Test
    @DisplayName("归档压缩，备份和恢复在没有 PostgreSQL 程序目录的 PATH 下做完；没有压缩的旧归档也读得出")
    void restored() throws Exception {
        server.start();
        server.runScript("deployment/backup/backup.sh", backups.toString());
        for (int row = 1; row <= 3; row++) {
            sql("CREATE TABLE row_" + row + " AS SELECT " + row + " AS number");
            server.archiveAll();
        }
        List<Path> pieces = files(backups.resolve("wal"), ".gz");
        assertThat(pieces).hasSizeGreaterThanOrEqualTo(3).allSatisfy(piece -> assertThat(Files.size(piece)).isLessThan(4L << 20));
        new ProcessBuilder("gunzip", pieces.get(pieces.size() - 2).toString()).start().waitFor();
        assertThatThrownBy(() -> server.runScript("deployment/backup/restore.sh", backups.toString(), folder.resolve("restored").toString()))
                .hasMessageContaining("PostgreSQL 还在运行").hasMessageContaining("systemctl stop postgresql");
        assertThat(folder.resolve("restored")).doesNotExist();
        server.stop("immediate");

        server = Server.restored(folder.resolve("restored"));
        server.runScript("deployment/backup/restore.sh", backups.toString(), folder.resolve("restored").toString());
        server.start();
        server.awaitRecovered();
        assertThat(JdbcClient.create(server.asSuperuser("postgres")).sql("SELECT number FROM row_3").query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    @DisplayName("备份与校验值不符的，恢复停下并说明，该目录上的 PostgreSQL 不能启动")
    void damaged() throws Exception {
        server.start();
        server.runScript("deployment/backup/backup.sh", backups.toString());
        Path manifest = files(backups, "backup_manifest").get(0);
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"Checksum\": \"[0-9a-f]{8}\"", "\"Checksum\": \"00000000\""));
        Path data = folder.resolve("restored");
        var restored = Server.restored(data);
        assertThatThrownBy(() -> restored.runScript("deployment/backup/restore.sh", backups.toString(), data.toString()))
                .hasMessageContaining("没有恢复完").hasMessageContaining("清空该目录");
        assertThatThrownBy(restored::start);
        assertThat(Path.of(data + ".log")).content().contains("restore_command");
    }

    @Test
    @DisplayName("没有开启归档的，备份照做，但说明只能恢复到备份结束的一刻，退出码不为零")
    void withoutArchive() throws Exception {
        Files.writeString(folder.resolve("data/postgresql.conf"), "archive_mode = off\n", StandardOpenOption.APPEND);
        server.start();
        assertThatThrownBy(() -> server.runScript("deployment/backup/backup.sh", backups.toString())).hasMessageContaining("没有开启归档");
        assertThat(files(backups, "base.tar.gz")).hasSize(1);
    }

    private void sql(String statement) {
        JdbcClient.create(server.asSuperuser("postgres")).sql(statement).update();
    }

    private static List<Path> files(Path under, String end) throws IOException {
        try (var found = Files.walk(under)) {
            return found.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
