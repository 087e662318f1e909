package org.peixun.classfiling;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.KeptDays;
import org.peixun.retention.AbandonedCases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts that were never handed in go with their rosters and documents when nothing has been done to them for long. */
@Component
class AbandonedDrafts implements AbandonedCases {

    private static final String DUE = """
            SELECT f.number FROM case_file d JOIN class_filing f ON f.number = d.number
              JOIN unnest(:places::text[], :before::timestamptz[]) AS wait (place, before) ON place = f.jurisdiction
            WHERE d.kind = 'DRAFT' AND f.state = 'DRAFT' AND f.saved_at < before
              AND NOT EXISTS (SELECT FROM roster_upload WHERE case_number = f.number AND uploaded_at >= before)
              AND NOT EXISTS (SELECT FROM attachment WHERE case_number = f.number AND uploaded_at >= before)""";

    private final JdbcClient jdbc;
    private final ClassFilings filings;
    private final KeptDays kept;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    AbandonedDrafts(JdbcClient jdbc, ClassFilings filings, KeptDays kept, Jurisdictions jurisdictions, Clock clock) {
        this.jdbc = jdbc;
        this.filings = filings;
        this.kept = kept;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    @Override
    public List<String> due(int most) {
        return due(" ORDER BY f.saved_at LIMIT :most").param("most", most).query(String.class).list();
    }

    @Override
    public void discard(String number) {
        // who is at work on it now ends first; it is looked at again as it is then
        if (due(" AND f.number = :number FOR NO KEY UPDATE OF f").param("number", number).query(String.class).optional().isPresent()) {
            filings.discardAbandoned(number);
        }
    }

    private JdbcClient.StatementSpec due(String more) {
        var places = Stream.concat(Stream.of(jurisdictions.city()), jurisdictions.counties().stream()).map(Jurisdiction::code).toList();
        return jdbc.sql(DUE + more).param("places", places.toArray(String[]::new))
                .param("before", places.stream().map(this::before).toArray(String[]::new));
    }

    private String before(String place) {
        return clock.instant().minus(Duration.ofDays(kept.of("retention.draftDays", LocalDate.now(clock), place))).toString();
    }
}
