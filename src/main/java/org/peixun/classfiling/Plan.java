package org.peixun.classfiling;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.peixun.directory.Level;
import org.peixun.shared.Chars;
import org.peixun.shared.TypedDay;
import org.peixun.shared.TypedTime;

/**
 * What could be understood of a {@link FilingForm}; {@code null} where nothing or something unreadable stands.
 *
 * @param placeName of a place that is in no directory, without blanks; never {@code null}
 * @param lessons rows that are complete
 * @param malformed what could not be read
 */
record Plan(
        String occupation, Level level, LocalDate startsOn, LocalDate endsOn, Integer theory, Integer practice,
        Integer safety, Integer size, Long placeId, String placeName, Integer placeCapacity, LocalDate examOn,
        List<Session> lessons, List<Malformed> malformed) {

    /** @param kind 理论, 实训 or 安全 @param placeId {@code null} = the class's own place @param teacherId may be {@code null} */
    record Session(
            int row, LocalDate date, LocalTime starts, LocalTime ends, int hours, String kind, String content,
            Long placeId, Long teacherId) {}

    /** @param row of the timetable, 0 = a field of the form */
    record Malformed(FilingField field, int row, String message, String accepted) {}

    /** The notice is of 2021; a day outside these years is a slip of the pen, and no rule is in force on it. */
    private static final int FIRST_YEAR = 2021;
    private static final int LAST_YEAR = 2099;
    private static final Pattern HOURS = Pattern.compile("[1-9]\\d?");

    static final List<String> KINDS = List.of("理论", "实训", "安全");

    static Plan of(FilingForm form) {
        var reader = new Reader(form);
        Level level = level(form.value(FilingField.LEVEL));
        String occupation = form.value(FilingField.OCCUPATION);
        return new Plan(occupation.isEmpty() ? null : occupation, level, reader.date(FilingField.START),
                reader.date(FilingField.END), reader.number(FilingField.THEORY), reader.number(FilingField.PRACTICE),
                reader.number(FilingField.SAFETY), reader.number(FilingField.SIZE), reader.id(FilingField.PLACE),
                form.value(FilingField.PLACE_NAME).replaceAll("\\s", ""), reader.number(FilingField.PLACE_CAPACITY), reader.date(FilingField.EXAM_DATE), reader.lessons(),
                reader.malformed);
    }

    private static Level level(String name) {
        for (Level level : Level.values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        return null;
    }

    /** {@code null} unless all three are given. */
    Integer totalHours() {
        return theory == null || practice == null || safety == null ? null : theory + practice + safety;
    }

    /** Where the lesson is: its own place or that of the class, #id of a registered one, else the name typed; empty: nowhere (online). */
    String where(Session lesson) {
        Long id = lesson.placeId() == null ? placeId : lesson.placeId();
        return id == null ? placeName : "#" + id;
    }

    private static final class Reader {

        private final FilingForm form;
        private final List<Malformed> malformed = new ArrayList<>();

        Reader(FilingForm form) {
            this.form = form;
            for (FilingField field : FilingField.values()) {
                if (Chars.count(form.value(field)) > field.maxLength()) {
                    malformed.add(new Malformed(field, 0, "“" + field.label() + "”现有" + Chars.count(form.value(field))
                            + "字，超过" + field.maxLength() + "字。", "请压缩到" + field.maxLength() + "字以内。"));
                }
            }
            String phone = form.value(FilingField.HEAD_PHONE);
            if (!phone.isEmpty() && !phone.matches("1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}")) {
                malformed.add(new Malformed(FilingField.HEAD_PHONE, 0, "负责人电话“" + shortened(phone) + "”不是有效的号码。",
                        "请填写11位手机号，或者带区号的固定电话，例如 0635-1234567。"));
            }
        }

        LocalDate date(FilingField field) {
            String text = form.value(field);
            LocalDate date = TypedDay.read(text);
            if (date == null && !text.isEmpty()) {
                malformed.add(new Malformed(field, 0, field.label() + "“" + shortened(text) + "”不是有效的日期。",
                        "请按“2026-05-20”的格式填写。"));
            } else if (date != null && !plausible(date)) {
                malformed.add(new Malformed(field, 0, field.label() + "“" + shortened(text) + "”的年份有误。",
                        "请核对年份，填写" + FIRST_YEAR + "年至" + LAST_YEAR + "年之间的日期。"));
                return null;
            }
            return date;
        }

        private static boolean plausible(LocalDate date) {
            return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
        }

        Integer number(FilingField field) {
            String text = form.value(field);
            String digits = Chars.halfWidth(text);
            if (digits.matches("\\d{1,4}")) {
                return Integer.valueOf(digits);
            }
            if (!text.isEmpty()) {
                malformed.add(new Malformed(field, 0, field.label() + "“" + shortened(text) + "”不是整数。", "请填写0到9999之间的整数。"));
            }
            return null;
        }

        Long id(FilingField field) {
            return parseId(form.value(field));
        }

        List<Session> lessons() {
            List<Session> read = new ArrayList<>();
            for (int i = 0; i < form.lessons().size(); i++) {
                Session session = form.lessons().get(i).blank() ? null : lesson(i + 1, form.lessons().get(i));
                if (session != null) {
                    read.add(session);
                }
            }
            return read;
        }

        private Session lesson(int row, FilingForm.Lesson typed) {
            LocalDate date = TypedDay.read(typed.date());
            if (date != null && !plausible(date)) {
                malformed.add(new Malformed(null, row, "课程表第" + row + "行的上课日期“" + shortened(text(typed.date())) + "”的年份有误。",
                        "请核对年份，填写开班日期和结课日期之间的日期。"));
                return null;
            }
            LocalTime starts = TypedTime.time(typed.starts());
            LocalTime ends = TypedTime.time(typed.ends());
            String count = Chars.halfWidth(text(typed.hours()));
            boolean hours = HOURS.matcher(count).matches();
            String missing = (date == null ? "、上课日期" : "") + (starts == null ? "、开始时间" : "")
                    + (ends == null ? "、结束时间" : "") + (hours ? "" : "、课时")
                    + (KINDS.contains(text(typed.kind())) ? "" : "、课别") + (text(typed.content()).isEmpty() ? "、上课内容" : "");
            if (!missing.isEmpty()) {
                malformed.add(new Malformed(null, row, "课程表第" + row + "行的" + missing.substring(1) + "没有填写或者无法识别。",
                        "日期如“2026-05-20”，时间如“08:30”，课时为整数，课别为理论、实训或安全。"));
                return null;
            }
            if (Chars.count(text(typed.content())) > FilingForm.Lesson.LONGEST_CONTENT) {
                malformed.add(new Malformed(null, row, "课程表第" + row + "行的上课内容现有" + Chars.count(text(typed.content())) + "字，超过"
                        + FilingForm.Lesson.LONGEST_CONTENT + "字。", "请压缩到" + FilingForm.Lesson.LONGEST_CONTENT + "字以内。"));
                return null;
            }
            if (!ends.isAfter(starts)) {
                malformed.add(new Malformed(null, row, "课程表第" + row + "行的结束时间不晚于开始时间。", "请填写当日晚于开始时间的结束时间。"));
                return null;
            }
            String place = text(typed.place());
            if (place.startsWith(FilingForm.Lesson.UNMATCHED)) {
                malformed.add(new Malformed(null, row, "课程表第" + row + "行的场地“" + shortened(place.substring(1)) + "”在目录中没有登记，或者有几个同名的。",
                        "请在这一行选择场地；在班期场地上课的，选择“同班期场地”。"));
            }
            return new Session(row, date, starts, ends, Integer.parseInt(count), text(typed.kind()),
                    text(typed.content()), parseId(text(typed.place())), parseId(text(typed.teacher())));
        }

        private static String shortened(String typed) {
            return Chars.shortened(typed, 30);
        }

        private static String text(String typed) {
            return typed == null ? "" : typed.strip();
        }

        private static Long parseId(String text) {
            return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
        }
    }
}
