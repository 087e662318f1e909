package org.peixun.database;

import java.lang.reflect.Constructor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * One query's rows as records, each component from the column of its name ({@code doneBy}: {@code done_by}). Spring's own mapper asks
 * PostgreSQL's driver for an {@link Instant}, which answers each time with an exception, and looks for the columns anew at each row.
 */
public final class RecordMapper<T> implements RowMapper<T> {

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();
    private static final ConversionService CONVERSIONS = DefaultConversionService.getSharedInstance();

    private final Class<T> type;
    private final Shape shape;
    private int[] columns;

    /** For one query: it keeps where the query has its columns. */
    public RecordMapper(Class<T> type) {
        this.type = type;
        this.shape = SHAPES.computeIfAbsent(type, Shape::of);
    }

    private record Component(String column, TypeDescriptor type) {}

    private record Shape(Constructor<?> constructor, List<Component> components) {

        static Shape of(Class<?> type) {
            Constructor<?> constructor = BeanUtils.getResolvableConstructor(type);
            String[] names = BeanUtils.getParameterNames(constructor);
            return new Shape(constructor, IntStream.range(0, names.length).mapToObj(i -> new Component(
                    JdbcUtils.convertPropertyNameToUnderscoreName(names[i]), new TypeDescriptor(new MethodParameter(constructor, i)))).toList());
        }
    }

    @Override
    public T mapRow(ResultSet row, int number) throws SQLException {
        if (columns == null) {
            columns = new int[shape.components().size()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = row.findColumn(shape.components().get(i).column());
            }
        }
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, columns[i], shape.components().get(i).type());
        }
        return type.cast(BeanUtils.instantiateClass(shape.constructor(), values));
    }

    /** @return {@code null} where there is none */
    static Object value(ResultSet row, int column, TypeDescriptor type) throws SQLException {
        if (type.getType() == Instant.class) {
            OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
            return at == null ? null : at.toInstant();
        }
        Object value = JdbcUtils.getResultSetValue(row, column, type.getType());
        return value == null || type.getType().isInstance(value) ? value : CONVERSIONS.convert(value, type);
    }
}
