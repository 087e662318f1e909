package org.peixun.classfiling;

import static org.peixun.shared.Severity.BLOCK;

import java.util.Arrays;
import java.util.List;
import org.peixun.classfiling.Rule.Fault;
import org.peixun.shared.Chars;

/** What has to be there and readable before anything else can be said. */
final class FormRules {

    static final List<Rule> ALL = List.of(
            new Rule("required", "必填内容齐全", "第11条", BLOCK, FilingStep.BASIC, FormRules::missing),
            new Rule("readable", "填写格式正确", "填写要求", BLOCK, FilingStep.BASIC, FormRules::unreadable));

    private FormRules() {}

    private static List<Fault> missing(Facts facts) {
        return Arrays.stream(FilingField.values())
                .filter(field -> field.required() && field != FilingField.COMMITMENT)
                .filter(field -> facts.form().value(field).isEmpty())
                .filter(field -> field != FilingField.LEVEL || !facts.form().value(FilingField.OCCUPATION).isEmpty()) // chosen at once
                .map(field -> new Fault(field.key(), field.step(), "“" + name(field) + "”没有" + (choice(field) ? "选择" : "填写") + "。", how(field)))
                .toList();
    }

    private static String how(FilingField field) {
        return (choice(field) ? "请在“" : "请填写“") + name(field) + (choice(field) ? "”中选择一项。" : "”。");
    }

    private static boolean choice(FilingField field) {
        return field.kind() == FilingField.Kind.CHOICE;
    }

    /** As the page calls it. */
    private static String name(FilingField field) {
        return field == FilingField.OCCUPATION ? "职业（工种）和等级" : field.label();
    }

    private static List<Fault> unreadable(Facts facts) {
        var malformed = facts.plan().malformed().stream().map(each -> each.field() == null
                ? new Fault("行" + each.row(), FilingStep.TIMETABLE, each.message(), each.accepted())
                : new Fault(each.field().key(), each.field().step(), each.message(), each.accepted()));
        var unknown = Arrays.stream(FilingField.values())
                .filter(field -> !field.options().isEmpty() && !facts.form().value(field).isEmpty())
                .filter(field -> !field.options().contains(facts.form().value(field)))
                .map(field -> new Fault(field.key(), field.step(),
                        field.label() + "“" + Chars.shortened(facts.form().value(field), 30) + "”不在可选范围内。",
                        "可选：" + String.join("、", field.options()) + "。"));
        return java.util.stream.Stream.concat(malformed, unknown).toList();
    }
}
