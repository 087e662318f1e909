package org.peixun.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One PostgreSQL server for us and for the reference, each with a database of its own; made anew at every run. The
 * embedded one writes to disk as a real one does. A given one ({@code -Dbench.url=jdbc:postgresql://host/postgres?user=…})
 * needs a superuser and, for the statement counts, {@code shared_preload_libraries = pg_stat_statements}.
 */
final class BenchDatabase implements AutoCloseable {

    static final String OURS = "peixun_bench";
    static final String REFERENCE = "peixun_bench_reference";
    private static final String APPLICATION = "peixun_app";
    private static final String OWNER = "peixun_owner";
    private static final String PASSWORD = "bench";

    private final EmbeddedPostgres server;
    private final String url;
    private final HikariDataSource observer;
    private final Path dataFolder;

    private BenchDatabase(EmbeddedPostgres server, String url, Path dataFolder) throws SQLException {
        this.server = server;
        this.url = url;
        this.dataFolder = dataFolder;
        createRoles();
        recreate(OURS);
        recreate(REFERENCE);
        this.observer = pool(OURS, 2);
        observe("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        observe("""
                ALTER SCHEMA public OWNER TO peixun_owner;
                GRANT USAGE ON SCHEMA public TO peixun_app;
                ALTER DEFAULT PRIVILEGES FOR ROLE peixun_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO peixun_app;
                ALTER DEFAULT PRIVILEGES FOR ROLE peixun_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO peixun_app""");
    }

    /** @param folder for the embedded server's data, empty or missing */
    static BenchDatabase start(Path folder) throws IOException, SQLException {
        String given = System.getProperty("bench.url");
        if (given != null && !given.isBlank()) {
            return new BenchDatabase(null, given, null);
        }
        Files.createDirectories(folder);
        var server = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("data")).setCleanDataDirectory(true)
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile()).setRegisterShutdownHook(true)
                .setServerConfig("timezone", "Asia/Shanghai").setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "512MB").setServerConfig("max_wal_size", "4GB")
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setPGStartupWait(Duration.ofSeconds(60)).start();
        return new BenchDatabase(server, server.getJdbcUrl("postgres", "postgres"), folder.resolve("data"));
    }

    /** For looking in and for filling: a superuser in our database, not counted among the application's statements. */
    JdbcClient observer() {
        return JdbcClient.create(observer);
    }

    void observe(String sql) {
        observer().sql(sql).update();
    }

    /** A superuser's, in our database. */
    Connection connection() throws SQLException {
        return observer.getConnection();
    }

    void autovacuum(boolean runs) {
        observe("ALTER SYSTEM " + (runs ? "RESET autovacuum" : "SET autovacuum = off"));
        observer().sql("SELECT pg_reload_conf()").query(Boolean.class).single();
    }

    /** So that a table measured is not one full of dead rows. @param table empty: all */
    void vacuum(String table) {
        try (Connection connection = connection(); var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE " + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The reference's own pool, as superuser. */
    HikariDataSource reference(int connections) {
        return pool(REFERENCE, connections);
    }

    /** Of the reference's database, with its user. */
    String referenceUrl() {
        return url.replaceFirst("/postgres(?=[?]|$)", "/" + REFERENCE);
    }

    /** @return process id of the embedded server, {@code -1} of a given one */
    long postmaster() throws IOException {
        return dataFolder == null ? -1 : Long.parseLong(Files.readAllLines(dataFolder.resolve("postmaster.pid")).get(0).strip());
    }

    /** Arguments that point the application to its database. */
    String[] arguments() {
        return new String[] {"--peixun.database.embedded=false",
                "--spring.datasource.url=" + urlFor(OURS, APPLICATION), "--spring.datasource.username=" + APPLICATION,
                "--spring.datasource.password=" + PASSWORD, "--spring.flyway.url=" + urlFor(OURS, OWNER),
                "--spring.flyway.user=" + OWNER, "--spring.flyway.password=" + PASSWORD};
    }

    private HikariDataSource pool(String database, int connections) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url.replaceFirst("/postgres(?=[?]|$)", "/" + database));
        pool.setMaximumPoolSize(connections);
        pool.setPoolName(database);
        return pool;
    }

    private String urlFor(String database, String user) {
        return url.replaceFirst("/postgres(?=[?]|$).*", "/" + database + "?user=" + user);
    }

    private void createRoles() throws SQLException {
        execute("""
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s LOGIN; END IF;
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%2$s') THEN CREATE ROLE %2$s LOGIN; END IF;
                END $$""".formatted(OWNER, APPLICATION));
        execute("ALTER ROLE " + OWNER + " PASSWORD '" + PASSWORD + "'");
        execute("ALTER ROLE " + APPLICATION + " PASSWORD '" + PASSWORD + "'");
    }

    private void recreate(String database) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        execute("CREATE DATABASE " + database);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        observer.close();
        if (server != null) {
            server.close();
        }
    }
}
