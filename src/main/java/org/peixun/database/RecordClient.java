package org.peixun.database;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.BeanUtils;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Spring's client, whose {@code query(Some.class)} reads records by {@link RecordMapper}; all else is Spring's. */
@Component
class RecordClient implements JdbcClient {

    private static final TypeDescriptor INSTANT = TypeDescriptor.valueOf(Instant.class);

    private final JdbcClient spring;

    RecordClient(NamedParameterJdbcOperations operations) {
        this.spring = JdbcClient.create(operations);
    }

    @Override
    public StatementSpec sql(String sql) {
        return new Statement(spring.sql(sql));
    }

    private record Statement(StatementSpec spring) implements StatementSpec {

        @Override
        @SuppressWarnings("unchecked")
        public <T> MappedQuerySpec<T> query(Class<T> type) {
            if (type == Instant.class) {
                return spring.query((row, number) -> (T) RecordMapper.value(row, 1, INSTANT));
            }
            return BeanUtils.isSimpleProperty(type) ? spring.query(type) : spring.query(new RecordMapper<>(type));
        }

        @Override
        public <T> MappedQuerySpec<T> query(RowMapper<T> mapper) {
            return spring.query(mapper);
        }

        @Override
        public ResultQuerySpec query() {
            return spring.query();
        }

        @Override
        public void query(RowCallbackHandler handler) {
            spring.query(handler);
        }

        @Override
        public <T> T query(ResultSetExtractor<T> extractor) {
            return spring.query(extractor);
        }

        @Override
        public StatementSpec withFetchSize(int rows) {
            spring.withFetchSize(rows);
            return this;
        }

        @Override
        public StatementSpec withMaxRows(int rows) {
            spring.withMaxRows(rows);
            return this;
        }

        @Override
        public StatementSpec withQueryTimeout(int seconds) {
            spring.withQueryTimeout(seconds);
            return this;
        }

        @Override
        public StatementSpec param(Object value) {
            spring.param(value);
            return this;
        }

        @Override
        public StatementSpec param(int place, Object value) {
            spring.param(place, value);
            return this;
        }

        @Override
        public StatementSpec param(int place, Object value, int sqlType) {
            spring.param(place, value, sqlType);
            return this;
        }

        @Override
        public StatementSpec param(String name, Object value) {
            spring.param(name, value);
            return this;
        }

        @Override
        public StatementSpec param(String name, Object value, int sqlType) {
            spring.param(name, value, sqlType);
            return this;
        }

        @Override
        public StatementSpec params(Object... values) {
            spring.params(values);
            return this;
        }

        @Override
        public StatementSpec params(List<?> values) {
            spring.params(values);
            return this;
        }

        @Override
        public StatementSpec params(Map<String, ?> values) {
            spring.params(values);
            return this;
        }

        @Override
        public StatementSpec paramSource(Object namedParamObject) {
            spring.paramSource(namedParamObject);
            return this;
        }

        @Override
        public StatementSpec paramSource(SqlParameterSource source) {
            spring.paramSource(source);
            return this;
        }

        @Override
        public int update() {
            return spring.update();
        }

        @Override
        public int update(KeyHolder keys) {
            return spring.update(keys);
        }

        @Override
        public int update(KeyHolder keys, String... columns) {
            return spring.update(keys, columns);
        }
    }
}
