package org.peixun.projectlist;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.peixun.shared.Json;

@Converter
final class DraftConverter implements AttributeConverter<Draft, String> {

    @Override
    public String convertToDatabaseColumn(Draft draft) {
        return Json.write(draft);
    }

    @Override
    public Draft convertToEntityAttribute(String json) {
        return Json.read(json, Draft.class);
    }
}
