package org.peixun.projectlist;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.peixun.directory.Level;
import org.peixun.directory.Trainers;
import org.peixun.shared.TypedDay;

/** A row as the rules read it; what cannot be read is {@code null}. */
record Project(
        ProjectRow row, Integer hours, Integer planned, BigDecimal budget, LocalDate startsOn, LocalDate endsOn,
        Integer trained) {

    static final String SPECIAL = "专项职业能力证书";
    static final String OWN_CERTIFICATE = "培训合格证书";
    static final List<String> PROGRESS = List.of("未开展", "组织中", "实施中", "已完成");
    static final List<String> FUNDING =
            List.of("职业技能提升行动专账资金", "就业补助资金", "失业保险基金", "地方人才发展资金", "企业自筹资金", "其他资金");

    static Project of(ProjectRow row) {
        return new Project(row, integer(row.value(ProjectField.HOURS)), integer(row.value(ProjectField.PLANNED)),
                money(row.value(ProjectField.BUDGET)), date(row.value(ProjectField.STARTS)),
                date(row.value(ProjectField.ENDS)), integer(row.value(ProjectField.TRAINED)));
    }

    String text(ProjectField field) {
        return row.value(field).strip();
    }

    /** Levels of the catalogue; the two certificates have none. */
    Optional<Level> level() {
        return level(text(ProjectField.LEVEL));
    }

    static Optional<Level> level(String text) {
        if (text.equals(SPECIAL) || text.equals(OWN_CERTIFICATE)) {
            return Optional.of(Level.NONE);
        }
        return java.util.Arrays.stream(Level.values())
                .filter(level -> level != Level.NONE && (level.label().equals(text) || level.shortLabel().equals(text)))
                .findFirst();
    }

    /** A certificate of the body's own stands at no level of the directory: the occupation decides. @param level as typed */
    static boolean mayTrain(Trainers.Body body, String occupation, String level) {
        return level.equals(OWN_CERTIFICATE) ? body.mayTrain(occupation)
                : level(level).filter(known -> body.mayTrain(occupation, known)).isPresent();
    }

    static List<String> levels() {
        return java.util.stream.Stream.concat(
                java.util.Arrays.stream(Level.values()).filter(level -> level != Level.NONE).map(Level::label),
                java.util.stream.Stream.of(SPECIAL, OWN_CERTIFICATE)).toList();
    }

    static Integer integer(String text) {
        String plain = plain(text);
        return plain.matches("\\d{1,8}") ? Integer.valueOf(plain) : null;
    }

    static BigDecimal money(String text) {
        String plain = plain(text).replaceAll("元$", "");
        return plain.matches("\\d{1,10}(\\.\\d{1,2})?") ? new BigDecimal(plain) : null;
    }

    static LocalDate date(String text) {
        return TypedDay.read(text);
    }

    /** Half-width digits, no spaces, no thousands separators. */
    private static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints().map(c -> c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c)
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != ',').forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
