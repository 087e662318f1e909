package org.peixun.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.peixun.identity.Jurisdiction;

/** Parameters that have to fit together: letters name one of them, timers run by the other. */
final class PairRules {

    /** Two days for each working day: 5 in a week, and a long holiday now and then. */
    private static final int DAYS_OF_A_WORKING_DAY = 2;

    /** @param orEqual whether both may be the same @param times what one of the lower is of the upper's unit @param otherwise what would happen */
    private record Pair(String lower, String upper, boolean orEqual, int times, String otherwise) {

        Pair(String lower, String upper, boolean orEqual, String otherwise) {
            this(lower, upper, orEqual, 1, otherwise);
        }

        boolean has(String key) {
            return key.equals(lower) || key.equals(upper);
        }

        String converted() {
            return times == 1 ? "" : "按每个工作日" + times + "日折算，";
        }

        boolean brokenBy(Policy policy, Parameter.Kind kind) {
            int order = kind == Parameter.Kind.TIME ? policy.time(lower).compareTo(policy.time(upper))
                    : policy.decimal(lower).multiply(BigDecimal.valueOf(times)).compareTo(policy.decimal(upper));
            return orEqual ? order > 0 : order >= 0;
        }
    }

    private static final List<Pair> PAIRS = List.of(
            new Pair("filing.correctionWorkdays", "filing.lapseWorkdays", true, "通知书写明的补正期限未到，备案已经失效"),
            new Pair("class.startWorkdays", "class.lapseWorkdays", true, "登记开班的期限未到，备案已经失效"),
            new Pair("exam.patrolWorkdays", "exam.lapseDays", true, DAYS_OF_A_WORKING_DAY, "登记巡考的期限未到，已经按考核逾期转入审核结业"),
            new Pair("exam.resultWorkdays", "exam.lapseDays", true, DAYS_OF_A_WORKING_DAY, "报送考核结果的期限未到，已经按考核逾期转入审核结业"),
            new Pair("employment.reportWorkdays", "employment.lapseWorkdays", true, "报送期限未到，已经登记为未报送"),
            new Pair("employment.checkpointFirst", "employment.checkpointSecond", false, "各次跟踪没有先后"),
            new Pair("employment.checkpointSecond", "employment.checkpointThird", false, "各次跟踪没有先后"),
            new Pair("class.warnSize", "class.maxSize", true, "未到提示人数，已经超过上限"),
            new Pair("person.minAge", "person.maxAgeMale", true, "没有人符合年龄要求"),
            new Pair("person.minAge", "person.maxAgeFemale", true, "没有人符合年龄要求"),
            new Pair("office.openingTime", "office.closingTime", false, "提醒晚于期限届满"));

    private PairRules() {}

    /**
     * What the wish would break, on its day or on a later one on which either value changes, in the city or in a county
     * that has one of the two of its own. What does not fit already, and stays as it is, is not the wish's fault.
     */
    static Optional<String> broken(Sheet before, ParameterValue wish, List<Jurisdiction> where) {
        Sheet after = before.with(wish);
        return PAIRS.stream().filter(pair -> pair.has(wish.key()))
                .flatMap(pair -> days(before, pair, wish.validFrom()).stream()
                        .flatMap(day -> where.stream().flatMap(place -> broken(before, after, pair, day, place).stream())))
                .findFirst();
    }

    private static SortedSet<LocalDate> days(Sheet sheet, Pair pair, LocalDate from) {
        var days = new TreeSet<LocalDate>();
        days.add(from);
        Stream.of(pair.lower(), pair.upper()).flatMap(key -> sheet.history(key).stream()).map(ParameterValue::validFrom)
                .filter(day -> day.isAfter(from)).forEach(days::add);
        return days;
    }

    private static Optional<String> broken(Sheet before, Sheet after, Pair pair, LocalDate day, Jurisdiction place) {
        Parameter lower = after.parameter(pair.lower()).orElseThrow();
        Parameter upper = after.parameter(pair.upper()).orElseThrow();
        String least = after.inWords(lower, day, place.code());
        String most = after.inWords(upper, day, place.code());
        boolean same = least.equals(before.inWords(lower, day, place.code())) && most.equals(before.inWords(upper, day, place.code()));
        return same || !pair.brokenBy(after.at(day, place.code()), lower.kind()) ? Optional.empty()
                : Optional.of("自" + day + "起" + place.name() + "的“" + lower.label() + "”（" + least + "）" + pair.converted() + "应" + (pair.orEqual() ? "不大于" : "小于")
                        + "“" + upper.label() + "”（" + most + "），否则" + pair.otherwise() + "。请改填，或者先调整另一项。");
    }
}
