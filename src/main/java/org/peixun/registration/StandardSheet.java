package org.peixun.registration;

import static org.peixun.registration.Field.choice;
import static org.peixun.registration.Field.date;
import static org.peixun.registration.Field.number;
import static org.peixun.registration.Field.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.directory.Directory;
import org.peixun.directory.Directory.Occupation;
import org.peixun.directory.Level;
import org.peixun.directory.Standards.Line;
import org.springframework.stereotype.Component;

/** A line of the 补贴标准目录 (clause 8); an occupation that is not there yet comes with it. */
@Component
class StandardSheet {

    static final String SLUG = "standards";
    private static final int MOST_YUAN = 100_000;
    private static final int MOST_HOURS = 2000;
    private static final Field CODE = text("code", "职业编码", 20, "请填写职业分类大典的编码，例如6-31-01-03；专项职业能力和创业培训由市自行编码。", "6-31-01-03");
    static final Field NAME = text("name", "职业（工种）", 40, "请填写职业或者工种的名称。", "电工");
    static final Field KIND = choice("kind", "类型", List.of("职业", "专项职业能力", "创业培训"), "请选择一项。");
    private static final Field LEVEL = choice("level", "等级", Arrays.stream(Level.values()).map(Level::label).toList(), "请选择一项；专项职业能力和创业培训为“不分等级”。");
    private static final Field FROM = date("validFrom", "生效日期", "自这一天起开班的按此标准，此前开班的按原标准。", "2026-01-01");
    static final Field TO = date("validTo", "终止日期", "不再补贴、没有新标准的，填写最后一天；其他的不填，至新的标准生效为止。", "").optional();
    static final Field AMOUNT = number("amount", "补贴标准（元/人）", "请填写每人的金额。", "1000");
    private static final Field HOURS = number("minHours", "最少课时", "请填写该等级的最少课时。", "80");

    private final Directory directory;

    StandardSheet(Directory directory) {
        this.directory = directory;
    }

    List<Field> fields() {
        return List.of(CODE, NAME, KIND, LEVEL, FROM, TO, AMOUNT, HOURS);
    }

    Map<String, String> values(Line line) {
        return Map.of(CODE.key(), line.code(), NAME.key(), line.name(), KIND.key(), line.kind(), LEVEL.key(), line.level().label(),
                FROM.key(), line.validFrom().toString(), TO.key(), line.endsOn() == null ? "" : line.endsOn().toString(),
                AMOUNT.key(), line.amountYuan().stripTrailingZeros().toPlainString(), HOURS.key(), String.valueOf(line.minHours()));
    }

    void check(List<Entry> entries) {
        Map<String, Occupation> known = directory.occupations().stream().collect(Collectors.toMap(Occupation::code, each -> each));
        var names = new HashMap<String, String>();
        known.values().forEach(each -> names.put(each.code(), each.name() + "|" + each.kind()));
        var rows = new HashMap<String, Integer>();
        for (Entry entry : entries) {
            Line line = read(entry);
            if (line == null) {
                continue;
            }
            String there = names.putIfAbsent(line.code(), line.name() + "|" + line.kind());
            if (there != null && !there.equals(line.name() + "|" + line.kind())) {
                entry.wrong(NAME, "编码" + line.code() + "为“" + there.replace("|", "”（") + "），与填写的“" + line.name() + "”（" + line.kind() + "）不一致。请核对编码、名称和类型；原来录入有误的，先在“补贴标准”中更正。");
            }
            Integer earlier = rows.putIfAbsent(line.key(), entry.row());
            if (earlier != null) {
                entry.wrong(FROM, "与第" + earlier + "行的职业、等级和生效日期相同。请删去其中一行。");
            }
            entry.read(line);
        }
    }

    /** 职业 has levels, everything else has none. */
    static boolean fits(String kind, Level level) {
        return kind.equals("职业") != (level == Level.NONE);
    }

    private static Line read(Entry entry) {
        String code = entry.text(CODE);
        if (!code.isEmpty() && !code.matches("[0-9A-Z]+(-[0-9A-Z]+)+")) {
            entry.wrong(CODE, "只用数字、大写字母和短横线。" + CODE.help());
        }
        String name = entry.text(NAME);
        String kind = entry.choice(KIND);
        String label = entry.text(LEVEL);
        Level level = Arrays.stream(Level.values()).filter(each -> each.label().equals(label) || each.shortLabel().equals(label)).findFirst().orElse(null);
        if (level == null && !label.isEmpty()) {
            entry.choice(LEVEL);
        } else if (level != null && !kind.isEmpty() && !fits(kind, level)) {
            entry.wrong(LEVEL, kind.equals("职业") ? "职业须分等级。请填写五级（初级工）至一级（高级技师）中的一项。" : kind + "不分等级。请填写“不分等级”。");
        }
        LocalDate from = entry.date(FROM);
        LocalDate to = entry.lastDay(TO, from);
        BigDecimal amount = entry.decimal(AMOUNT, 0, MOST_YUAN, 2);
        Integer hours = entry.whole(HOURS, 1, MOST_HOURS);
        return entry.ok() ? new Line(code, name, kind, level, from, to, to, amount, hours, null, null, null) : null;
    }
}
