package org.peixun.workflow;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.ibatis.executor.BatchExecutor;
import org.apache.ibatis.executor.BatchExecutorException;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.transaction.Transaction;
import org.postgresql.util.PSQLException;

/**
 * What the engine writes at the end of a command travels to the database in one round trip: MyBatis makes one of each kind of
 * statement, and a click has a dozen kinds (ADR 0020). The driver sends statements that are joined by semicolons one after
 * the other, each with its plan, and waits once. Many rows of one kind stay a batch.
 */
final class OneTripExecutor extends BatchExecutor {

    /** More kinds than a click has; each sequence of kinds is a text that the driver keeps. */
    private static final int MOST = 32;

    private final List<EngineWrite> waiting = new ArrayList<>();

    private OneTripExecutor(Configuration configuration, Transaction transaction) {
        super(configuration, transaction);
    }

    /** Puts this in place of MyBatis's own. */
    static Interceptor inPlace(Configuration configuration) {
        return new Interceptor() {
            @Override
            public Object plugin(Object target) {
                return target instanceof Executor executor ? new OneTripExecutor(configuration, executor.getTransaction()) : target;
            }

            @Override
            public Object intercept(Invocation invocation) throws ReflectiveOperationException {
                return invocation.proceed();
            }
        };
    }

    @Override
    public int doUpdate(MappedStatement statement, Object parameter) {
        waiting.add(EngineWrite.of(statement, parameter));
        return BATCH_UPDATE_RETURN_VALUE;
    }

    /** In the order in which they came. @return for each write, in this order, how many rows it touched */
    @Override
    public List<BatchResult> doFlushStatements(boolean isRollback) throws SQLException {
        List<EngineWrite> writes = List.copyOf(waiting);
        waiting.clear();
        List<BatchResult> done = new ArrayList<>();
        if (isRollback) {
            return done;
        }
        for (int from = 0; from < writes.size();) {
            int rows = ofOneKind(writes, from);
            int to = from + rows;
            if (rows == 1) {
                while (to < writes.size() && to - from < MOST && ofOneKind(writes, to) == 1) {
                    to++;
                }
            }
            send(writes.subList(from, to), rows > 1, done);
            from = to;
        }
        return done;
    }

    private static int ofOneKind(List<EngineWrite> writes, int from) {
        int to = from + 1;
        while (to < writes.size() && writes.get(to).sql().equals(writes.get(from).sql())) {
            to++;
        }
        return to - from;
    }

    private void send(List<EngineWrite> writes, boolean batch, List<BatchResult> done) throws SQLException {
        Connection connection = getConnection(writes.get(0).statement().getStatementLog());
        String sql = batch ? writes.get(0).sql() : writes.stream().map(EngineWrite::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            applyTransactionTimeout(prepared);
            int[] rows = batch ? batched(prepared, writes) : together(prepared, writes);
            for (int i = 0; i < rows.length; i++) {
                done.add(writes.get(i).result(rows[i]));
            }
        } catch (BatchUpdateException e) {
            throw new BatchExecutorException(e.getMessage(), e, done, writes.get(0).result(Statement.EXECUTE_FAILED));
        } catch (SQLException e) {
            int failed = failed(writes, e);
            writes.subList(0, failed).forEach(write -> done.add(write.result(1)));
            throw new BatchExecutorException(writes.get(failed).statement().getId() + " failed.",
                    new BatchUpdateException(e.getMessage(), e.getSQLState(), e.getErrorCode(), new int[0], e), done,
                    writes.get(failed).result(Statement.EXECUTE_FAILED));
        }
    }

    private static int[] batched(PreparedStatement prepared, List<EngineWrite> writes) throws SQLException {
        for (EngineWrite write : writes) {
            write.bind(prepared, 0);
            prepared.addBatch();
        }
        return prepared.executeBatch();
    }

    private static int[] together(PreparedStatement prepared, List<EngineWrite> writes) throws SQLException {
        int place = 0;
        for (EngineWrite write : writes) {
            place = write.bind(prepared, place);
        }
        prepared.execute();
        int[] rows = new int[writes.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = prepared.getUpdateCount();
            prepared.getMoreResults();
        }
        return rows;
    }

    /** Which one broke a constraint, by the table that the database names; else the first: the engine asks what kind it was. */
    private static int failed(List<EngineWrite> writes, SQLException e) {
        if (e instanceof PSQLException told && told.getServerErrorMessage() != null && told.getServerErrorMessage().getTable() != null) {
            var table = Pattern.compile("(?i)\\b" + Pattern.quote(told.getServerErrorMessage().getTable()) + "\\b");
            for (int i = 0; i < writes.size(); i++) {
                if (table.matcher(writes.get(i).sql()).find()) {
                    return i;
                }
            }
        }
        return 0;
    }
}
