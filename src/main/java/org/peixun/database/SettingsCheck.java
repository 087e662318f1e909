package org.peixun.database;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.stereotype.Component;

/** Numbers and times that would lock everybody out, or nobody: looked at before any bean is made, whichever the profile. */
@Component
class SettingsCheck extends StartCheck {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    /** None at all would keep every session for ever; what is shorter signs people out while they read. */
    private static final String SESSION = "spring.session.timeout";
    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(1);
    /** May also be none at all. */
    private static final String TOLERANCE = "peixun.sign-in.clock-tolerance";
    private static final List<String> TIMES = List.of("peixun.sign-in.window", "peixun.sign-in.lock", "peixun.sign-in.longest-session",
            "peixun.sign-in.second-step", TOLERANCE, "peixun.sign-in.per-address-refill", "peixun.antivirus.timeout", SESSION);

    private record Range(String property, int lowest, int highest) {}

    private static final List<Range> NUMBERS = List.of(new Range("peixun.sign-in.attempts", 1, 100), new Range("peixun.sign-in.recovery-codes", 1, 100),
            new Range("peixun.sign-in.sessions", 0, 100), new Range("peixun.sign-in.per-address", 1, Integer.MAX_VALUE),
            new Range("peixun.antivirus.port", 1, 65_535), new Range("peixun.exports.per-minute", 1, 10_000));

    @Override
    void look(ConfigurableListableBeanFactory beans, List<String> problems) {
        TIMES.stream().filter(property -> !longEnough(property)).forEach(property -> problems.add(told(property)
                + "应为" + (property.equals(SESSION) ? "1分钟" : "1秒") + "以上的时间。时间须带单位，如 30m（30分钟）、8h（8小时）、30s（30秒）。"));
        NUMBERS.stream().filter(range -> !within(range)).forEach(range -> problems.add(told(range.property()) + "应为"
                + range.lowest() + (range.highest() == Integer.MAX_VALUE ? "以上的整数。" : "至" + range.highest() + "的整数。")));
    }

    /** A number alone is refused: which unit it is read in depends on the setting. */
    private boolean longEnough(String property) {
        if (environment.getProperty(property, "").matches("\\s*[+-]?\\d+\\s*")) {
            return false;
        }
        Duration shortest = property.equals(SESSION) ? SHORTEST_SESSION : SHORTEST;
        try {
            return Binder.get(environment).bind(property, Duration.class).map(time ->
                    time.compareTo(shortest) >= 0 || time.isZero() && property.equals(TOLERANCE)).orElse(true);
        } catch (BindException notATime) {
            return false;
        }
    }

    private boolean within(Range range) {
        try {
            return Binder.get(environment).bind(range.property(), Integer.class)
                    .map(number -> number >= range.lowest() && number <= range.highest()).orElse(true);
        } catch (BindException notANumber) {
            return false;
        }
    }

    /** PEIXUN_SIGNIN_LOCK 现为“30”，… */
    private String told(String property) {
        return property.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_') + " 现为“" + environment.getProperty(property) + "”，";
    }
}
