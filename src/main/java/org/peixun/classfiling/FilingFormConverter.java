package org.peixun.classfiling;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.peixun.shared.Json;

/** Made by Spring, for the key of {@link HeadPhone}. */
@Converter
final class FilingFormConverter implements AttributeConverter<FilingForm, String> {

    /** Of the column, not of the row: a converter knows no case number. */
    private static final String CONTEXT = "class_filing.form/headPhone";

    private final HeadPhone headPhone;

    FilingFormConverter(HeadPhone headPhone) {
        this.headPhone = headPhone;
    }

    @Override
    public String convertToDatabaseColumn(FilingForm form) {
        return Json.write(headPhone.sealed(form, CONTEXT));
    }

    @Override
    public FilingForm convertToEntityAttribute(String json) {
        return headPhone.opened(Json.read(json, FilingForm.class), CONTEXT);
    }
}
