package org.peixun.delivery;

import org.peixun.classfiling.ClassRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the filings which classes have results: those do not leave the completion rate by being cancelled. */
@Component
class KeptRecords implements ClassRecords {

    private final JdbcClient jdbc;

    KeptRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean hasResults(String number) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM exam_result WHERE number = ?)").param(number).query(Boolean.class).single();
    }
}
