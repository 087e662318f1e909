package org.peixun.backup;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server by its own programs, as on a bureau's machine. */
public final class Server {

    private static final Path BINARIES = Path.of(System.getProperty("backup.postgres", "/usr/lib/postgresql/15/bin"));

    private static final String OWNER_PASSWORD = "drill-owner-1";
    private static final String APP_PASSWORD = "drill-app-1";

    private final Path data;
    private final int port = freePort();

    private Server(Path data) {
        this.data = data;
    }

    public static boolean installed() {
        return Files.isExecutable(BINARIES.resolve("initdb"));
    }

    /** New and empty, archiving as deployment/backup/archive-wal.sh says. */
    public static Server create(Path data, Path archive) throws Exception {
        var server = new Server(data);
        server.run(Map.of(), "initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8");
        Files.writeString(data.resolve("postgresql.conf"), """
                archive_mode = on
                archive_timeout = 60
                archive_command = '%s "%%p" "%%f" %s'
                """.formatted(Path.of("deployment/backup/archive-wal.sh").toAbsolutePath(), archive), StandardOpenOption.APPEND);
        return server;
    }

    static Server restored(Path data) {
        return new Server(data);
    }

    public void start() throws Exception {
        run(Map.of(), "pg_ctl", "-D", data.toString(), "-w", "-t", "60", "-l", data + ".log", "-o",
                "-p " + port + " -k /tmp -c listen_addresses=127.0.0.1", "start");
    }

    public void stop(String mode) throws Exception {
        run(Map.of(), "pg_ctl", "-D", data.toString(), "-w", "-m", mode, "stop");
    }

    /** A program with the connection in the variables of libpq. */
    public void run(Map<String, String> more, String... command) throws Exception {
        var environment = new HashMap<>(System.getenv());
        environment.put("PATH", BINARIES + ":" + System.getenv("PATH"));
        environment.putAll(more);
        run(environment, List.of(command));
    }

    /** A script in the surroundings cron gives it: on Debian not all of PostgreSQL's programs are in the PATH. */
    void runScript(String... command) throws Exception {
        boolean packaged = BINARIES.startsWith("/usr/lib/postgresql") || BINARIES.toString().startsWith("/usr/pgsql-");
        run(Map.of("PATH", packaged ? "/usr/bin:/bin" : "/usr/bin:/bin:" + BINARIES), List.of(command));
    }

    private void run(Map<String, String> environment, List<String> command) throws Exception {
        List<String> line = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            line.addAll(List.of("unshare", "-U")); // PostgreSQL refuses root
        }
        line.addAll(command);
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(port), "PGUSER", "postgres"));
        Path output = Files.createTempFile("backup", ".log");
        int code = builder.redirectOutput(output.toFile()).start().waitFor();
        if (code != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + code + ":\n" + Files.readString(output));
        }
        Files.delete(output);
    }

    /** The database and the two roles of {@code deployment/database/roles.sql}. */
    public void createPeixun() throws Exception {
        run(Map.of(), "createdb", "peixun");
        run(Map.of("PEIXUN_OWNER_PASSWORD", OWNER_PASSWORD, "PEIXUN_APP_PASSWORD", APP_PASSWORD),
                "psql", "-q", "-d", "peixun", "-f", "deployment/database/roles.sql");
    }

    /** What a node without the demo city is told. @param url of this server, or of what stands before it */
    public List<String> settings(String url) {
        return List.of("--peixun.database.embedded=false", "--peixun.demo.enabled=false", "--spring.datasource.url=" + url,
                "--spring.datasource.username=peixun_app", "--spring.datasource.password=" + APP_PASSWORD,
                "--spring.flyway.user=peixun_owner", "--spring.flyway.password=" + OWNER_PASSWORD,
                "--peixun.protection.keys=drill:c29tZXRoaW5nIG9mIHRoaXJ0eSB0d28gYnl0ZXMhISE=",
                "--peixun.protection.index-key=c29tZXRoaW5nIGVsc2Ugb2YgMzIgYnl0ZXMhISEhISE=");
    }

    public String url() {
        return urlAt(port);
    }

    public String urlAt(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/peixun";
    }

    public int port() {
        return port;
    }

    public DataSource asSuperuser() {
        return asSuperuser("peixun");
    }

    public DataSource asSuperuser(String database) {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres");
        return source;
    }

    public DataSource asApplication() {
        var source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser("peixun_app");
        source.setPassword(APP_PASSWORD);
        return source;
    }

    /** A restored server answers before all has come back. */
    void awaitRecovered() throws InterruptedException {
        var jdbc = JdbcClient.create(asSuperuser("postgres"));
        while (jdbc.sql("SELECT pg_is_in_recovery()").query(Boolean.class).single()) {
            Thread.sleep(50);
        }
    }

    /** The last piece of WAL is archived when it is full or, at the latest, after archive_timeout. */
    public void archiveAll() throws InterruptedException {
        var jdbc = JdbcClient.create(asSuperuser("postgres"));
        String last = jdbc.sql("SELECT pg_walfile_name(pg_switch_wal())").query(String.class).single();
        while (!jdbc.sql("SELECT coalesce(last_archived_wal >= :last, false) FROM pg_stat_archiver").param("last", last)
                .query(Boolean.class).single()) {
            Thread.sleep(50);
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
