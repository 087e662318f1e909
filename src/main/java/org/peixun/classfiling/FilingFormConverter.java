package org.peixun.classfiling;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.peixun.shared.Json;

@Converter
final class FilingFormConverter implements AttributeConverter<FilingForm, String> {

    @Override
    public String convertToDatabaseColumn(FilingForm form) {
        return Json.write(form);
    }

    @Override
    public FilingForm convertToEntityAttribute(String json) {
        return Json.read(json, FilingForm.class);
    }
}
