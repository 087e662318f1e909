package org.peixun;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.peixun.worklist.Statements;
import org.springframework.stereotype.Component;

/**
 * How PostgreSQL answers the statements of a piece of code when it may not read whole tables nor sort: with the few rows of a test it
 * would rather read and sort them all, among those of years it takes the index that is named here, if there is one.
 */
@Component
public class Plans {

    private final DataSource database;

    Plans(DataSource database) {
        this.database = database;
    }

    /** In the server, as the driver would have values for the parameters. */
    private static final String EXPLAINED = """
            CREATE FUNCTION pg_temp.explained(statement text) RETURNS SETOF text LANGUAGE plpgsql AS
            'BEGIN RETURN QUERY EXECUTE ''EXPLAIN (GENERIC_PLAN, COSTS OFF) '' || statement; END'""";

    /** The plans of its statements, each as one text. */
    public List<String> of(Runnable code) {
        return of(code, statement -> {});
    }

    /**
     * The same among so many rows that the planner has something to choose by, whatever other tests have left. They are rolled back.
     *
     * @param rows an INSERT @param table in which they are
     */
    public List<String> among(String table, String rows, Runnable code) {
        try {
            return of(code, statement -> {
                statement.execute(rows);
                statement.execute("ANALYZE " + table);
            });
        } finally {
            // how many rows there are is kept by ANALYZE even when it is rolled back
            analyze(table);
        }
    }

    private void analyze(String table) {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("ANALYZE " + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Preparation {

        void in(Statement statement) throws SQLException;
    }

    private List<String> of(Runnable code, Preparation preparation) {
        List<String> plans = new ArrayList<>();
        List<String> statements = Statements.of(code);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                preparation.in(statement);
                statement.execute("SET LOCAL enable_seqscan = off");
                statement.execute("SET LOCAL enable_sort = off");
                statement.execute(EXPLAINED);
                for (String logged : statements) {
                    String sql = logged.startsWith("Executing") ? logged.substring(logged.indexOf('[') + 1, logged.lastIndexOf(']')) : logged;
                    if (sql.strip().toUpperCase().matches("(?s)(SELECT|WITH|UPDATE|DELETE|\\().*")) {
                        plans.add(plan(connection, numbered(sql)));
                    }
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return plans;
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        try (var explained = connection.prepareStatement("SELECT pg_temp.explained(?)")) {
            explained.setString(1, sql);
            var lines = new ArrayList<String>();
            try (var rows = explained.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return String.join("\n", lines);
        }
    }

    private static String numbered(String sql) {
        var numbered = new StringBuilder();
        int parameters = 0;
        for (char each : sql.toCharArray()) {
            numbered.append(each == '?' ? "$" + ++parameters : String.valueOf(each));
        }
        return numbered.toString();
    }
}
