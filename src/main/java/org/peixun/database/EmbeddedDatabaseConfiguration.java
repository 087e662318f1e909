package org.peixun.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The embedded server, its two roles, and a DataSource for each: the owner migrates, the application works. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(value = "peixun.database.embedded", havingValue = "true", matchIfMissing = true)
class EmbeddedDatabaseConfiguration {

    static final String OWNER = "peixun_owner";
    static final String APPLICATION = "peixun_app";

    @Bean
    EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) throws SQLException {
        var database = EmbeddedDatabase.start(settings);
        createRoles(database);
        return database;
    }

    @Bean
    @Primary
    @ConfigurationProperties("spring.datasource.hikari")
    DataSource dataSource(EmbeddedDatabase database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.urlFor(APPLICATION));
        return pool;
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(EmbeddedDatabase database) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.urlFor(OWNER));
        return dataSource;
    }

    /** The same statements that deployment/database/roles.sql gives a real server. */
    private static void createRoles(EmbeddedDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url());
                var statement = connection.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s LOGIN; END IF;
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%2$s') THEN CREATE ROLE %2$s LOGIN; END IF;
                    END $$;
                    ALTER SCHEMA public OWNER TO %1$s;
                    GRANT USAGE ON SCHEMA public TO %2$s;
                    ALTER DEFAULT PRIVILEGES FOR ROLE %1$s IN SCHEMA public
                      GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %2$s;
                    ALTER DEFAULT PRIVILEGES FOR ROLE %1$s IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO %2$s;
                    """.formatted(OWNER, APPLICATION));
        }
    }
}
