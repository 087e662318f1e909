package org.peixun.round;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the rounds of tests that are done are put away: one round a kind and year, so each needs a year that nobody asks for. */
public class FarYears {

    private FarYears() {
    }

    /** @return the last year without a round of the kind, between the years that tests ask for and the last one there may be */
    public static int free(JdbcClient jdbc, String caseType) {
        return jdbc.sql("""
                        SELECT free FROM generate_series(2028, 2200) free
                        WHERE NOT EXISTS (SELECT FROM annual_round r WHERE r.year = free AND r.case_type = ?) ORDER BY free DESC LIMIT 1""")
                .param(caseType).query(Integer.class).optional()
                .orElseThrow(() -> new IllegalStateException("More rounds of " + caseType + " put away in one database than there are far years"));
    }
}
