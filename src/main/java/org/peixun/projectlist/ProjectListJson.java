package org.peixun.projectlist;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Our records as jsonb. */
final class ProjectListJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ProjectListJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static <T> T read(String json, TypeReference<T> type) {
        return MAPPER.readValue(json, type);
    }

    @Converter
    static class DraftConverter implements AttributeConverter<Draft, String> {

        @Override
        public String convertToDatabaseColumn(Draft draft) {
            return write(draft);
        }

        @Override
        public Draft convertToEntityAttribute(String json) {
            return read(json, Draft.class);
        }
    }
}
