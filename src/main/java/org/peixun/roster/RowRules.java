package org.peixun.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.peixun.shared.CitizenId;
import org.peixun.shared.CreditCode;
import org.peixun.shared.Parsed;
import org.peixun.shared.Phone;

/** The rules for a single trainee, each with what it rests on. */
final class RowRules {

    /** @param check silent when there is nothing to say, or when another rule says it */
    record Rule(
            String code, Column column, Function<Frame, String> basis,
            BiFunction<Candidate, Frame, Optional<Issue>> check) {}

    static final List<Rule> ALL = List.of(
            new Rule("name", Column.NAME, clause(13), RowRules::name),
            new Rule("idNumber", Column.ID_NUMBER, clause(13), RowRules::idNumber),
            new Rule("minAge", Column.ID_NUMBER, parameter("person.minAge"), RowRules::minAge),
            new Rule("maxAge", Column.ID_NUMBER, frame -> frame.policy().basis("person.maxAgeMale"), RowRules::maxAge),
            new Rule("phone", Column.PHONE, clause(12), RowRules::phone),
            new Rule("category", Column.CATEGORY, clause(3), RowRules::category),
            new Rule("employer", Column.EMPLOYER, clause(2), RowRules::employer),
            new Rule("creditCode", Column.CREDIT_CODE, clause(2), RowRules::creditCode),
            new Rule("education", Column.EDUCATION, clause(13), RowRules::education),
            new Rule("district", Column.DISTRICT, clause(13), RowRules::district));

    /** Ideographs by their blocks: the newest ones are not yet letters to this Java version. */
    private static final Pattern NAME = Pattern.compile(
            "[\\p{L}〇\\x{3400}-\\x{9FFF}\\x{20000}-\\x{3FFFF}][\\p{L}\\p{M}〇\\x{3400}-\\x{9FFF}\\x{20000}-\\x{3FFFF}·. '’-]*");
    private static final Pattern PRIVATE_USE = Pattern.compile("[\\x{E000}-\\x{F8FF}\\x{F0000}-\\x{10FFFD}\\x{FFFD}]");
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_TEXT = 100;

    private RowRules() {}

    private static Optional<Issue> name(Candidate row, Frame frame) {
        String name = row.name();
        if (name.isEmpty()) {
            return block("姓名为空。", "请填写与居民身份证一致的姓名。");
        }
        boolean plain = Text.isIdeographs(name);
        if (!plain && PRIVATE_USE.matcher(name).find()) {
            return block("姓名中有无法识别的字（自造字或乱码）。", "请用支持生僻字的输入法重新录入，例如“𠮷”“䶮”；姓名须与居民身份证一致。");
        }
        int length = Text.length(name);
        if (length < 2 || length > LONGEST_NAME) {
            return block("姓名的长度为" + length + "个字。", "姓名应为2至" + LONGEST_NAME + "个字，与居民身份证一致。");
        }
        return plain || NAME.matcher(name).matches() ? Optional.empty() : block(
                "姓名中有数字或不允许的符号。", "姓名只用汉字、字母和间隔号“·”，与居民身份证一致；备注请另起一列。");
    }

    private static Optional<Issue> idNumber(Candidate row, Frame frame) {
        Parsed<CitizenId> id = row.id();
        return id.ok() ? Optional.empty() : block(id.reason(), "18位公民身份号码，最后一位可以是X；须与姓名一致。");
    }

    private static Optional<Issue> minAge(Candidate row, Frame frame) {
        Parsed<CitizenId> id = row.id();
        LocalDate start = frame.context().startsOn();
        int least = frame.policy().integer("person.minAge");
        if (!id.ok() || start == null || id.value().ageOn(start) >= least) {
            return Optional.empty();
        }
        return block("开班当日（" + start + "）未满" + least + "周岁。", "开班当日年满" + least + "周岁的人员；请核对身份证号，或者移出花名册。");
    }

    /** Not a block: the ages of retirement rise step by step, and who has retired is not seen from the number. */
    private static Optional<Issue> maxAge(Candidate row, Frame frame) {
        Parsed<CitizenId> id = row.id();
        RosterContext context = frame.context();
        if (!id.ok() || context.startsOn() == null) {
            return Optional.empty();
        }
        int most = frame.policy().integer(id.value().male() ? "person.maxAgeMale" : "person.maxAgeFemale");
        String accepted = "尚未办理退休、未按月领取基本养老金的人员可以参加，请在说明中写明核实情况；已退休的请移出花名册。";
        if (id.value().ageOn(context.startsOn()) >= most) {
            return warn("开班当日（" + context.startsOn() + "）已满" + most + "周岁。", accepted);
        }
        boolean during = context.endsOn() != null && id.value().ageOn(context.endsOn()) >= most;
        return during ? warn("培训期间将满" + most + "周岁。", accepted) : Optional.empty();
    }

    private static Optional<Issue> phone(Candidate row, Frame frame) {
        Parsed<Phone> phone = row.phone();
        return phone.ok() ? Optional.empty()
                : block(phone.reason(), "学员本人的11位手机号码，或者带区号的固定电话；电话回访时使用。");
    }

    private static Optional<Issue> category(Candidate row, Frame frame) {
        if (row.category().isPresent()) {
            return Optional.empty();
        }
        String problem = row.text(Column.CATEGORY).isEmpty() ? "人员类别为空。" : "人员类别不在可选范围内。";
        return block(problem, "下列之一：" + String.join("、", PersonCategory.labels()) + "。");
    }

    private static Optional<Issue> employer(Candidate row, Frame frame) {
        String employer = row.text(Column.EMPLOYER);
        if (employer.isEmpty()) {
            return row.category().filter(PersonCategory::employed)
                    .flatMap(category -> block("人员类别为" + category.label() + "，工作单位为空。", "与劳动合同一致的单位全称；劳务派遣人员填写签订劳动合同的派遣单位。"));
        }
        return tooLong(employer, Column.EMPLOYER);
    }

    private static Optional<Issue> creditCode(Candidate row, Frame frame) {
        String code = row.text(Column.CREDIT_CODE);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Parsed<CreditCode> parsed = CreditCode.parse(code);
        return parsed.ok() ? Optional.empty() : block(parsed.reason(), "营业执照或登记证书上的18位代码；没有的留空。");
    }

    private static Optional<Issue> education(Candidate row, Frame frame) {
        String education = row.text(Column.EDUCATION);
        return education.isEmpty() || Education.read(education).isPresent() ? Optional.empty() : block(
                "文化程度不在可选范围内。", "下列之一：" + String.join("、", Education.labels()) + "；不清楚的留空。");
    }

    private static Optional<Issue> district(Candidate row, Frame frame) {
        return tooLong(row.text(Column.DISTRICT), Column.DISTRICT);
    }

    private static Optional<Issue> tooLong(String text, Column column) {
        return Text.length(text) <= LONGEST_TEXT ? Optional.empty()
                : block(column.label() + "超过" + LONGEST_TEXT + "个字。", "不超过" + LONGEST_TEXT + "个字的名称。");
    }

    private static Optional<Issue> block(String problem, String accepted) {
        return Optional.of(Issue.block(problem, accepted));
    }

    private static Optional<Issue> warn(String problem, String accepted) {
        return Optional.of(Issue.warn(problem, accepted));
    }

    private static Function<Frame, String> clause(int number) {
        return frame -> "第" + number + "条";
    }

    private static Function<Frame, String> parameter(String key) {
        return frame -> frame.policy().basis(key);
    }
}
