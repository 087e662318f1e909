package org.peixun.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.peixun.identity.Actor;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The years that ship as {@code calendar/<year>.txt}. A new database gets them before anything asks for a working day; what
 * an upgrade brings waits until running periods can follow it ({@link YearsOfUpgrade}).
 */
@Component
class ShippedYears implements InitializingBean {

    private static final String FILES = "classpath*:calendar/*.txt";

    private final YearNotices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShippedYears(YearNotices notices, PlatformTransactionManager transactions, Clock clock) {
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        if (notices.years().isEmpty()) {
            List<YearNotice> all = absent();
            transaction.executeWithoutResult(status -> all.forEach(notice -> notices.addIfAbsent(notice, Actor.SYSTEM.userId(), clock.instant())));
        }
    }

    /** Those that are not in the database yet. */
    List<YearNotice> absent() throws IOException {
        List<Integer> present = notices.years();
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                .map(ShippedYears::read)
                .filter(notice -> !present.contains(notice.year()))
                .sorted(Comparator.comparing(YearNotice::year)).toList();
    }

    static YearNotice read(Resource file) {
        try {
            int year = Integer.parseInt(file.getFilename().replace(".txt", ""));
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            NoticeText.Reading reading = NoticeText.read(year, text);
            if (!reading.problems().isEmpty()) {
                throw new IllegalStateException(file + ": " + reading.problems());
            }
            String title = text.lines().findFirst().orElseThrow().replaceFirst("^#\\s*", "");
            return new YearNotice(year, title, reading.days());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
