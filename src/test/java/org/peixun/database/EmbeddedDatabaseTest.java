package org.peixun.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("内置数据库的数据目录")
class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("长期使用的数据目录逐次落盘：断电后，答复过的都在")
    void answeredMeansWritten() throws Exception {
        try (var database = EmbeddedDatabase.start(settings(folder));
                var connection = DriverManager.getConnection(database.url());
                var found = connection.createStatement().executeQuery(
                        "SELECT current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes')")) {
            found.next();
            assertThat(List.of(found.getString(1), found.getString(2), found.getString(3))).containsOnly("on");
        }
    }

    @Test
    @DisplayName("重新启动后数据仍在；启动中的目录不能被第二个程序使用")
    void restartKeepsTheData() throws Exception {
        try (var database = EmbeddedDatabase.start(settings(folder))) {
            execute(database, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('培训')");
            assertThatThrownBy(() -> EmbeddedDatabase.start(settings(folder)))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessageContaining("正被另一个培训审批程序使用");
        }
        try (var database = EmbeddedDatabase.start(settings(folder));
                var connection = DriverManager.getConnection(database.url());
                var rows = connection.createStatement().executeQuery("SELECT word FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("培训");
        }
    }

    @Test
    @DisplayName("程序被强行终止后遗留的数据库进程先被停止，已提交的数据恢复")
    void serverLeftBehindIsStopped() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), EmbeddedDatabaseTest.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = program.inputReader()) {
            assertThat(output.lines()).contains("ready");
        }
        program.destroyForcibly().waitFor();
        try (var database = EmbeddedDatabase.start(settings(folder))) {
            execute(database, "INSERT INTO kept VALUES ('恢复')");
        }
    }

    /** The program that gets killed: starts the database, commits a table, waits for its end. */
    public static void main(String[] args) throws Exception {
        var database = EmbeddedDatabase.start(settings(Path.of(args[0])));
        execute(database, "CREATE TABLE kept (word text)");
        System.out.println("ready");
        System.out.close();
        Thread.currentThread().join();
    }

    @Test
    @DisplayName("不是数据目录、版本不符、已损坏的目录：说明原因，不改动任何文件")
    void foreignFolderIsRefusedUntouched() throws IOException {
        Path data = Files.createDirectories(folder.resolve("postgresql"));
        Path letter = Files.writeString(data.resolve("letter.txt"), "不是数据库");
        refused("不是 PostgreSQL 的数据目录");
        Files.writeString(data.resolve("PG_VERSION"), "14\n");
        refused("它属于 PostgreSQL 14");
        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        refused("数据目录已损坏");
        assertThat(letter).hasContent("不是数据库");
    }

    @Test
    @DisplayName("目录不能写入：说明原因和办法")
    void unwritableFolderIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> EmbeddedDatabase.start(settings(file.resolve("data"))))
                .isInstanceOf(DataFolderException.class)
                .hasMessageContaining("不能写入");
    }

    private void refused(String reason) {
        assertThatThrownBy(() -> EmbeddedDatabase.start(settings(folder)))
                .isInstanceOf(DataFolderException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("没有改动");
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static DatabaseSettings settings(Path folder) {
        return new DatabaseSettings(true, folder, false);
    }
}
