package org.peixun.classfiling;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Our records as jsonb. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

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
    static class FormConverter implements AttributeConverter<FilingForm, String> {

        @Override
        public String convertToDatabaseColumn(FilingForm form) {
            return write(form);
        }

        @Override
        public FilingForm convertToEntityAttribute(String json) {
            return read(json, FilingForm.class);
        }
    }
}
