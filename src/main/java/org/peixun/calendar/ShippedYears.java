package org.peixun.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** At the start, enters the years that ship as {@code calendar/<year>.txt} and are not in the database yet. */
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
        List<Integer> present = notices.years();
        List<YearNotice> absent = Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                .map(ShippedYears::read)
                .filter(notice -> !present.contains(notice.year()))
                .toList();
        for (YearNotice notice : absent) {
            transaction.executeWithoutResult(status -> notices.addIfAbsent(notice, "system", clock.instant()));
        }
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
