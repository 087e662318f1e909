package org.peixun.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;

/**
 * A notice written down line by line, as it ships with the application and as an administrator pastes it:
 *
 * <pre>
 * # title (only in our files)
 * 2027-01-01 元旦 休
 * 2027-10-01 至 2027-10-07 国庆节 休
 * 2027-10-09 班
 * </pre>
 */
final class NoticeText {

    private static final String DATE = "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?";
    private static final Pattern LINE = Pattern.compile(
            DATE + "(?:\\s*(?:至|到|~|～|—)\\s*" + DATE + ")?[\\s,，;；]*(.*?)[\\s,，;；]*(休|放假|班|上班|补班)");
    private static final String EXPECTED = "应写成“2027-01-01 元旦 休”或“2027-01-02 班”：日期、节日名称、休或班";
    private static final int LONGEST_HOLIDAY = 15;

    private final int year;
    private final Map<LocalDate, SpecialDay> days = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private NoticeText(int year) {
        this.year = year;
    }

    /** @param days by date; complete only when there are no problems */
    record Reading(List<SpecialDay> days, List<Problem> problems) {}

    /** Reads every line and tells everything that is wrong, each with its line number. */
    static Reading read(int year, String text) {
        var reading = new NoticeText(year);
        List<String> lines = text == null ? List.of() : text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                reading.line(i + 1, line);
            }
        }
        if (reading.days.isEmpty() && reading.problems.isEmpty()) {
            reading.problems.add(new Problem("lines", "没有读到任何日期，请逐行填写放假和调休上班的日期，" + EXPECTED + "。"));
        }
        return new Reading(List.copyOf(reading.days.values()), List.copyOf(reading.problems));
    }

    /** The text that {@link #read} takes back. */
    static String write(List<SpecialDay> days) {
        var text = new StringBuilder();
        days.forEach(day -> text.append(day.date()).append(' ')
                .append(day.holiday().isEmpty() ? "" : day.holiday() + " ").append(day.word()).append('\n'));
        return text.toString();
    }

    private void line(int number, String line) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            refuse(number, "“" + Chars.shortened(line, 30) + "”无法识别，" + EXPECTED);
            return;
        }
        LocalDate first = date(match, 1);
        LocalDate last = match.group(4) == null ? first : date(match, 4);
        if (first == null || last == null) {
            refuse(number, "日期不存在，请核对年月日");
            return;
        }
        if (last.isBefore(first) || last.isAfter(first.plusDays(31))) {
            refuse(number, "起止日期有误，结束日期应不早于开始日期，且一次不超过一个月");
            return;
        }
        boolean working = match.group(8).endsWith("班");
        String holiday = match.group(7).strip();
        if (holiday.length() > LONGEST_HOLIDAY) {
            refuse(number, "节日名称过长，应不超过" + LONGEST_HOLIDAY + "个字");
            return;
        }
        first.datesUntil(last.plusDays(1)).forEach(date -> day(number, new SpecialDay(date, working, holiday)));
    }

    private void day(int number, SpecialDay day) {
        LocalDate date = day.date();
        if (date.isBefore(LocalDate.of(year - 1, 12, 1)) || date.isAfter(LocalDate.of(year + 1, 1, 31))) {
            refuse(number, date + "不属于" + year + "年的安排，应在" + (year - 1) + "年12月至" + (year + 1) + "年1月之间");
        } else if (!day.working() && day.holiday().isEmpty()) {
            refuse(number, date + "标为“休”，还应写明节日名称，例如“" + date + " 元旦 休”");
        } else if (days.putIfAbsent(date, day) != null) {
            refuse(number, date + "重复出现，请只保留一行");
        }
    }

    private void refuse(int number, String what) {
        problems.add(new Problem("lines", "第" + number + "行：" + what + "。"));
    }

    private static LocalDate date(Matcher match, int group) {
        try {
            return LocalDate.of(Integer.parseInt(match.group(group)), Integer.parseInt(match.group(group + 1)),
                    Integer.parseInt(match.group(group + 2)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
