package org.peixun.form;

import java.util.stream.Collectors;

/** Conditions as people read them: “退回补正”或者“不予受理”. */
final class Words {

    private Words() {}

    static String of(Forms.Form form, Forms.Condition condition) {
        Forms.Field asked = form.fields().stream()
                .filter(field -> condition.key().equals(field.key()))
                .findFirst()
                .orElseThrow();
        return condition.values().stream()
                .map(value -> "“" + asked.options().getOrDefault(value, value) + "”")
                .collect(Collectors.joining("或者"));
    }
}
