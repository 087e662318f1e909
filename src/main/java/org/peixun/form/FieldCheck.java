package org.peixun.form;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** One value that is there against one field. */
final class FieldCheck {

    /** With more options than this the sentence does not repeat them. */
    private static final int NAMED_OPTIONS = 6;

    private FieldCheck() {}

    static String missing(Forms.Field field) {
        String name = "“" + field.label() + "”";
        return switch (field.type()) {
            case "radio", "select" -> name + "尚未选择，" + choices(field);
            case "checklist" -> name + "尚未选择，请至少选择一项。";
            case "checkbox" -> "请勾选" + name + "后重新提交。";
            default -> name + "尚未填写，请填写后重新提交。";
        };
    }

    static Optional<String> problem(Forms.Field field, Object value) {
        return switch (field.type()) {
            case "radio", "select" -> value instanceof String text && field.options().containsKey(text)
                    ? Optional.empty()
                    : Optional.of("“" + field.label() + "”的值不在可选范围内，" + choices(field));
            case "checklist" -> checklist(field, value);
            case "checkbox" -> value instanceof Boolean
                    ? Optional.empty()
                    : Optional.of("“" + field.label() + "”只能勾选或者不勾选，请重新选择。");
            case "number" -> isNumber(value)
                    ? Optional.empty()
                    : Optional.of("“" + field.label() + "”应当是数字，例如 12，请修改后重新提交。");
            default -> text(field, value);
        };
    }

    private static Optional<String> checklist(Forms.Field field, Object value) {
        if (!(value instanceof List<?> chosen) || !field.options().keySet().containsAll(chosen)) {
            return Optional.of("“" + field.label() + "”中有不在可选范围内的内容，" + choices(field));
        }
        return new HashSet<>(chosen).size() == chosen.size()
                ? Optional.empty()
                : Optional.of("“" + field.label() + "”中有重复选择的内容，请每项只选一次。");
    }

    private static Optional<String> text(Forms.Field field, Object value) {
        if (!(value instanceof String text)) {
            return Optional.of("“" + field.label() + "”应当是一段文字，请修改后重新提交。");
        }
        if (text.codePoints().anyMatch(FieldCheck::isForbidden)) {
            return Optional.of("“" + field.label() + "”中有无法保存的特殊字符，请删除后重新提交。");
        }
        // browsers send line ends as two characters, people count them as one
        String counted = text.strip().replace("\r\n", "\n");
        int length = counted.codePointCount(0, counted.length());
        if (field.maxLength() != null && length > field.maxLength()) {
            return Optional.of("“" + field.label() + "”最多" + field.maxLength() + "字，现有" + length + "字，请删减后重新提交。");
        }
        if (field.minLength() != null && length < field.minLength()) {
            return Optional.of("“" + field.label() + "”至少" + field.minLength() + "字，现有" + length + "字，请补充后重新提交。");
        }
        return Optional.empty();
    }

    private static boolean isForbidden(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t'
                || Character.getType(character) == Character.SURROGATE;
    }

    private static boolean isNumber(Object value) {
        if (value instanceof Number) {
            return true;
        }
        try {
            return value instanceof String text && text.length() <= 30 && new BigDecimal(text.strip()) != null;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static String choices(Forms.Field field) {
        return field.options().size() > NAMED_OPTIONS
                ? "请从列出的选项中选择。"
                : "请从以下选项中选择：" + String.join("、", field.options().values()) + "。";
    }
}
