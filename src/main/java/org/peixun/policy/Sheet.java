package org.peixun.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All parameters with all their values. Immutable. */
final class Sheet {

    /** The later start wins; of two with the same start, the one entered later. */
    private static final Comparator<ParameterValue> LATEST =
            Comparator.comparing(ParameterValue::validFrom).thenComparing(ParameterValue::id);

    private final Map<String, Line> lines = new LinkedHashMap<>();

    private record Line(Parameter parameter, List<ParameterValue> values) {}

    /** @param parameters in the order of the page */
    Sheet(Collection<Parameter> parameters, Map<String, List<ParameterValue>> values) {
        parameters.forEach(parameter ->
                lines.put(parameter.key(), new Line(parameter, List.copyOf(values.getOrDefault(parameter.key(), List.of())))));
    }

    /** As it would be with one value more. */
    Sheet with(ParameterValue added) {
        Map<String, List<ParameterValue>> values = new LinkedHashMap<>();
        lines.forEach((key, line) -> values.put(key, key.equals(added.key())
                ? Stream.concat(line.values().stream(), Stream.of(added)).toList() : line.values()));
        return new Sheet(parameters(), values);
    }

    List<Parameter> parameters() {
        return lines.values().stream().map(Line::parameter).toList();
    }

    Optional<Parameter> parameter(String key) {
        return Optional.ofNullable(lines.get(key)).map(Line::parameter);
    }

    /** Newest first. */
    List<ParameterValue> history(String key) {
        return lines.get(key).values().stream().sorted(LATEST.reversed()).toList();
    }

    /** The entry of exactly this jurisdiction ({@code null}: the city) that is in force on the day. */
    Optional<ParameterValue> inForce(String key, LocalDate date, String jurisdiction) {
        return lines.get(key).values().stream()
                .filter(value -> Objects.equals(value.jurisdiction(), jurisdiction) && !value.validFrom().isAfter(date))
                .max(LATEST);
    }

    /** Of the city. It also answers for the days before it: a year mistyped by a person must not break his page. */
    private Optional<ParameterValue> earliest(String key) {
        return lines.get(key).values().stream().filter(value -> value.jurisdiction() == null).min(LATEST);
    }

    Policy at(LocalDate date, String jurisdiction) {
        return new OnDay(date, jurisdiction);
    }

    /**
     * The greatest number of days that still binds: the present one, and each former one until that many days after it
     * was given up. What came while it was in force was promised to be kept so long.
     */
    int longest(String key, LocalDate today, String jurisdiction) {
        List<LocalDate> starts = lines.get(key).values().stream().map(ParameterValue::validFrom).filter(day -> !day.isAfter(today)).sorted().distinct().toList();
        int longest = at(today, jurisdiction).integer(key);
        for (int i = 0; i + 1 < starts.size(); i++) {
            int days = at(starts.get(i), jurisdiction).integer(key);
            longest = starts.get(i + 1).plusDays(days).isAfter(today) ? Math.max(longest, days) : longest;
        }
        return longest;
    }

    /** 5个工作日, as it counts on the day in the jurisdiction. */
    String inWords(Parameter parameter, LocalDate date, String jurisdiction) {
        return parameter.inWords(new OnDay(date, jurisdiction).find(parameter.key()));
    }

    private final class OnDay implements Policy {

        private final LocalDate date;
        private final String jurisdiction;
        /** Looked for once: a roster asks for some thousand times. */
        private final Map<String, String> found = new ConcurrentHashMap<>();

        OnDay(LocalDate date, String jurisdiction) {
            this.date = date;
            this.jurisdiction = jurisdiction;
        }

        @Override
        public int integer(String key) {
            return Integer.parseInt(value(key, Parameter.Kind.INTEGER));
        }

        @Override
        public BigDecimal decimal(String key) {
            return new BigDecimal(value(key, Parameter.Kind.DECIMAL));
        }

        @Override
        public boolean flag(String key) {
            return Boolean.parseBoolean(value(key, Parameter.Kind.FLAG));
        }

        @Override
        public LocalTime time(String key) {
            return LocalTime.parse(value(key, Parameter.Kind.TIME));
        }

        @Override
        public String basis(String key) {
            return line(key).parameter().source();
        }

        private String value(String key, Parameter.Kind asked) {
            Parameter.Kind kind = line(key).parameter().kind();
            if (kind != asked && !(kind == Parameter.Kind.INTEGER && asked == Parameter.Kind.DECIMAL)) {
                throw new IllegalStateException("policy parameter " + key + " is " + kind + ", not " + asked);
            }
            return found.computeIfAbsent(key, this::find);
        }

        private String find(String key) {
            return inForce(key, date, jurisdiction).map(ParameterValue::value)
                    .or(() -> inForce(key, date, null).or(() -> earliest(key)).map(ParameterValue::value))
                    .orElseThrow(() -> new IllegalStateException("policy parameter " + key + " has no value"));
        }

        private Line line(String key) {
            Line line = lines.get(key);
            if (line == null) {
                throw new IllegalStateException("unknown policy parameter " + key);
            }
            return line;
        }
    }
}
