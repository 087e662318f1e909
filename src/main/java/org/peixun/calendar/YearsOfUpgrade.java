package org.peixun.calendar;

import java.io.IOException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Enters the years that a newer program has brought, with all that follows from the entry of a year. */
@Component
class YearsOfUpgrade implements ApplicationRunner {

    private final ShippedYears shipped;
    private final CalendarYears years;
    private final TransactionTemplate transaction;

    YearsOfUpgrade(ShippedYears shipped, CalendarYears years, PlatformTransactionManager transactions) {
        this.shipped = shipped;
        this.years = years;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        for (YearNotice notice : shipped.absent()) {
            transaction.executeWithoutResult(status -> years.enterShipped(notice));
        }
    }
}
