package org.peixun.form;

import java.util.List;

/** Conditions as people read them: “退回补正”或者“不予受理”; of more than two, “甲”、“乙”或者“丙”. */
final class Words {

    private Words() {}

    static String of(Forms.Form form, Forms.Condition condition) {
        Forms.Field asked = form.fields().stream()
                .filter(field -> condition.key().equals(field.key()))
                .findFirst()
                .orElseThrow();
        List<String> names = condition.values().stream().map(value -> "“" + asked.options().getOrDefault(value, value) + "”").toList();
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join("、", names.subList(0, last)) + "或者" + names.get(last);
    }
}
