package org.peixun.complaint;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Jurisdictions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 投诉举报统计 (clause 12): a year by month, county, source and offence. Nothing personal: numbers only. */
@Component
@Transactional(readOnly = true)
public class ComplaintStatistics {

    /** As it is concluded now: what was found once and then no more stays in its findings, and counts no more. */
    private static final String FOUND = "outcome IN ('FOUND', 'HANDED_OVER') AND main_number IS NULL";

    /** @param found suspended or, of a body that has nothing to suspend, handed over @param other ended without an answer: returned, declined, in petition, withdrawn, malicious; or merged */
    public record Count(int received, int found, int unfounded, int other) {

        static final Count NONE = new Count(0, 0, 0, 0);

        public int open() {
            return received - found - unfounded - other;
        }

        Count plus(Count more) {
            return new Count(received + more.received, found + more.found, unfounded + more.unfounded, other + more.other);
        }
    }

    /** @param source and county in words */
    public record Line(int month, String county, String source, Count count) {}

    public record OffenceLine(int month, String county, String offence, int found) {}

    /**
     * @param lines by month, county, source; without zeros
     * @param months all twelve
     */
    public record Year(
            int year, List<Line> lines, List<OffenceLine> offenceLines, Map<String, Count> months, Map<String, Count> counties,
            Map<String, Count> sources, Map<String, Integer> offences, Count total) {}

    private record Row(int month, String jurisdiction, Source source, int received, int found, int unfounded, int other) {}

    private record OffenceRow(int month, String jurisdiction, StandingReason offence, int found) {}

    private final JdbcClient jdbc;
    private final Jurisdictions jurisdictions;

    ComplaintStatistics(JdbcClient jdbc, Jurisdictions jurisdictions) {
        this.jdbc = jdbc;
        this.jurisdictions = jurisdictions;
    }

    /** Years with a complaint in these counties, newest first: by the first of each year, not by all that were ever received. */
    public List<Integer> years(Collection<String> counties) {
        return jdbc.sql("""
                SELECT year FROM (SELECT extract(year FROM min(received_on))::int AS first, extract(year FROM max(received_on))::int AS last FROM complaint) all_years,
                    generate_series(first, last) year
                WHERE EXISTS (SELECT FROM complaint WHERE jurisdiction = ANY (:counties::text[])
                    AND received_on BETWEEN make_date(year, 1, 1) AND make_date(year, 12, 31)) ORDER BY year DESC""")
                .param("counties", counties.toArray(String[]::new)).query(Integer.class).list();
    }

    /** By the day on which a complaint was received; one that was moved counts where it went. Two queries. @param counties codes the reader may see */
    public Year of(int year, Collection<String> counties) {
        List<Line> lines = jdbc.sql("""
                SELECT extract(month FROM received_on)::int AS month, jurisdiction, source, count(*) AS received,
                       count(*) FILTER (WHERE %s) AS found,
                       count(*) FILTER (WHERE outcome = 'UNFOUNDED' AND main_number IS NULL) AS unfounded,
                       count(*) FILTER (WHERE main_number IS NOT NULL OR ended_at IS NOT NULL
                           AND coalesce(outcome, '') NOT IN ('FOUND', 'HANDED_OVER', 'UNFOUNDED')) AS other
                FROM complaint WHERE state <> 'MOVED' AND received_on BETWEEN :from AND :to AND jurisdiction = ANY (:counties::text[])
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""".formatted(FOUND))
                .param("from", LocalDate.of(year, 1, 1)).param("to", LocalDate.of(year, 12, 31))
                .param("counties", counties.toArray(String[]::new)).query(Row.class).list().stream()
                .map(row -> new Line(row.month(), jurisdictions.name(row.jurisdiction()), row.source().label(),
                        new Count(row.received(), row.found(), row.unfounded(), row.other()))).toList();
        List<OffenceLine> offences = jdbc.sql("""
                SELECT extract(month FROM received_on)::int AS month, jurisdiction, f.offence, count(DISTINCT c.number) AS found
                FROM complaint c JOIN complaint_finding f ON f.number = c.number AND NOT f.alleged
                WHERE state <> 'MOVED' AND received_on BETWEEN :from AND :to AND jurisdiction = ANY (:counties::text[])
                  AND %s
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""".formatted(FOUND))
                .param("from", LocalDate.of(year, 1, 1)).param("to", LocalDate.of(year, 12, 31))
                .param("counties", counties.toArray(String[]::new)).query(OffenceRow.class).list().stream()
                .map(row -> new OffenceLine(row.month(), jurisdictions.name(row.jurisdiction()), row.offence().label(), row.found())).toList();
        var months = new LinkedHashMap<String, Count>();
        for (int month = 1; month <= 12; month++) {
            months.put(month + "月", Count.NONE);
        }
        lines.forEach(line -> months.merge(line.month() + "月", line.count(), Count::plus));
        var byOffence = new LinkedHashMap<String, Integer>();
        offences.forEach(line -> byOffence.merge(line.offence(), line.found(), Integer::sum));
        return new Year(year, lines, offences, months, sum(lines, Line::county), sum(lines, Line::source), byOffence,
                lines.stream().map(Line::count).reduce(Count.NONE, Count::plus));
    }

    private static Map<String, Count> sum(List<Line> lines, Function<Line, String> by) {
        var sums = new LinkedHashMap<String, Count>();
        lines.forEach(line -> sums.merge(by.apply(line), line.count(), Count::plus));
        return sums;
    }
}
