package org.peixun.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All {@code forms/**.form} on the class path, from folders and from the jar; read once, at the start. */
@Component
class ClasspathForms implements Forms {

    private final Map<String, Form> byId;

    ClasspathForms() {
        try {
            byId = readAll(new PathMatchingResourcePatternResolver().getResources("classpath*:forms/**/*.form"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Form> readAll(Resource[] files) throws IOException {
        Map<String, Form> forms = new HashMap<>();
        for (Resource file : files) {
            try (InputStream json = file.getInputStream()) {
                Form form = FormReader.read(file.getDescription(), json);
                if (forms.put(form.id(), form) != null) {
                    throw new IllegalStateException("Form " + file.getDescription() + ": its id is taken: " + form.id());
                }
            }
        }
        return Map.copyOf(forms);
    }

    @Override
    public Form form(String formId) {
        Form form = byId.get(formId);
        if (form == null) {
            throw new IllegalArgumentException("unknown form " + formId);
        }
        return form;
    }
}
