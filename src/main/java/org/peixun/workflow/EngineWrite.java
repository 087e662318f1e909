package org.peixun.workflow;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;

/** A row that the engine inserts, changes or deletes, with the values that it had at that moment. */
record EngineWrite(MappedStatement statement, String sql, Object entity, List<Value> values) {

    private record Value(TypeHandler<Object> handler, Object value, JdbcType type) {}

    @SuppressWarnings("unchecked")
    static EngineWrite of(MappedStatement statement, Object entity) {
        Configuration configuration = statement.getConfiguration();
        BoundSql bound = statement.getBoundSql(entity);
        boolean plain = entity != null && configuration.getTypeHandlerRegistry().hasTypeHandler(entity.getClass());
        MetaObject properties = plain ? null : configuration.newMetaObject(entity);
        List<Value> values = new ArrayList<>();
        for (ParameterMapping mapping : bound.getParameterMappings()) {
            String name = mapping.getProperty();
            Object value = bound.hasAdditionalParameter(name) ? bound.getAdditionalParameter(name) : plain ? entity : properties.getValue(name);
            JdbcType type = value == null && mapping.getJdbcType() == null ? configuration.getJdbcTypeForNull() : mapping.getJdbcType();
            values.add(new Value((TypeHandler<Object>) mapping.getTypeHandler(), value, type));
        }
        return new EngineWrite(statement, bound.getSql(), entity, values);
    }

    /** @param place values bound before. @return values bound now */
    int bind(PreparedStatement prepared, int place) throws SQLException {
        int next = place;
        for (Value value : values) {
            value.handler().setParameter(prepared, ++next, value.value(), value.type());
        }
        return next;
    }

    BatchResult result(int rows) {
        var result = new BatchResult(statement, sql, entity);
        result.setUpdateCounts(new int[] {rows});
        return result;
    }
}
