package org.peixun.registration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.peixun.directory.Directory;
import org.peixun.shared.Chars;
import org.peixun.shared.Parsed;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.TypedDay;

/** One thing as typed, on a page or in a row of a workbook, and what is wrong with it. */
final class Entry {

    private final int row;
    private final Map<String, String> typed;
    private final String replaced;
    private final List<Problem> problems = new ArrayList<>();
    private Directory.Institution institution;
    private Object value;

    /** @param row of the workbook, 0 on a page @param replaced key of what is changed, {@code null} for something new */
    Entry(int row, Map<String, String> typed, String replaced) {
        this.row = row;
        this.typed = typed;
        this.replaced = replaced;
    }

    int row() {
        return row;
    }

    String replaced() {
        return replaced;
    }

    boolean replaces(Object key) {
        return String.valueOf(key).equals(replaced);
    }

    Directory.Institution institution() {
        return institution;
    }

    void of(Directory.Institution whose) {
        institution = whose;
    }

    List<Problem> problems() {
        return problems;
    }

    boolean ok() {
        return problems.isEmpty();
    }

    /** @param reason on which it is entered @throws RequestRefused 400 with all that is wrong */
    void settle(Optional<Problem> reason) {
        reason.ifPresent(problems::add);
        if (!ok()) {
            throw RequestRefused.badInput(problems);
        }
    }

    /** What it was read as; only of an entry that is {@link #ok}. */
    @SuppressWarnings("unchecked")
    <T> T value() {
        return (T) value;
    }

    void read(Object as) {
        value = as;
    }

    void wrong(Field field, String sentence) {
        problems.add(new Problem(field.key(), field.label() + "：" + sentence));
    }

    /** @return {@code ""} when nothing was typed */
    String text(Field field) {
        String text = Chars.line(typed.getOrDefault(field.key(), ""));
        if (text.isEmpty() && field.required()) {
            wrong(field, "没有填写。" + field.help());
        } else if (Chars.count(text) > field.most()) {
            wrong(field, "现为" + Chars.count(text) + "字，不超过" + field.most() + "字。请压缩后重新填写。");
        }
        return text;
    }

    /** @return {@code null} when wrong or empty */
    LocalDate date(Field field) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        LocalDate day = TypedDay.read(text);
        if (day != null && day.getYear() >= 1949 && day.getYear() <= 2199) {
            return day;
        }
        wrong(field, "“" + Chars.shortened(text, 20) + "”不是有效的日期。请按年-月-日填写，例如2026-01-01。");
        return null;
    }

    /** The last day of a period that began on {@code from}. */
    LocalDate lastDay(Field field, LocalDate from) {
        LocalDate last = date(field);
        if (last != null && from != null && last.isBefore(from)) {
            wrong(field, last + "早于起始日期" + from + "。请填写" + from + "或者以后的日期。");
        }
        return last;
    }

    /** @return {@code null} when wrong or empty */
    Integer whole(Field field, int lowest, int highest) {
        BigDecimal number = decimal(field, lowest, highest, 0);
        return number == null ? null : number.intValueExact();
    }

    BigDecimal decimal(Field field, int lowest, int highest, int places) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            BigDecimal number = text.length() > 12 ? null : new BigDecimal(text);
            if (number != null && number.stripTrailingZeros().scale() <= places && number.compareTo(BigDecimal.valueOf(lowest)) >= 0
                    && number.compareTo(BigDecimal.valueOf(highest)) <= 0) {
                return number.setScale(places);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        wrong(field, "“" + Chars.shortened(text, 20) + "”不符合要求。请填写" + lowest + "至" + highest + "的" + (places == 0 ? "整数" : "数，最多" + places + "位小数") + "。");
        return null;
    }

    /** One of its options. @return {@code ""} when wrong or empty */
    String choice(Field field) {
        String text = text(field);
        if (text.isEmpty() || field.options().contains(text)) {
            return text;
        }
        wrong(field, "“" + Chars.shortened(text, 20) + "”不在可选范围内。请填写" + String.join("、", field.options()) + "中的一项。");
        return "";
    }

    List<String> many(Field field) {
        return Arrays.stream(text(field).split("[、,，;；]")).map(String::strip).filter(one -> !one.isEmpty()).distinct().toList();
    }

    /** @return {@code null} when wrong or empty */
    <T> T parsed(Field field, Function<String, Parsed<T>> parser) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        Parsed<T> parsed = parser.apply(text);
        if (!parsed.ok()) {
            wrong(field, parsed.reason());
        }
        return parsed.value();
    }
}
