package org.peixun.nomination;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.PolicyParameters;
import org.peixun.round.RoundViews;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All candidates that the counties sent in one round, side by side: what the collective decision chooses among (clause 6, 全市筛选). */
@Service
@Transactional(readOnly = true)
public class CityComparison {

    /**
     * @param result without the extremes; {@code null} until all sheets are there
     * @param sheets scored, avoidances not counted @param wanted {@code null} before the papers are found in order
     * @param gates of today, by the city's parameters
     */
    public record Line(
            String number, String county, String institution, BigDecimal result, int sheets, Integer wanted, List<Gates.Gate> gates, String state) {

        public boolean inOrder() {
            return gates.stream().allMatch(Gates.Gate::passed);
        }

        /** 符合, or what stands against it */
        public String gatesInWords() {
            return inOrder() ? "符合" : String.join("", gates.stream().filter(gate -> !gate.passed()).map(Gates.Gate::sentence).toList());
        }
    }

    /** @param pending counties whose papers are not checked, are corrected, or whose sheets are not all there */
    public record Comparison(long round, String title, List<Line> lines, List<String> pending) {}

    private record Row(
            String number, String county, long institutionId, String institutionName, boolean selected, String removedReason,
            NominationState state, Integer experts, int sheets, Integer[] totals) {

        boolean complete() {
            return state != NominationState.SENT && state != NominationState.RETURNED && state != NominationState.SCORING;
        }

        String outcome() {
            boolean stands = selected && removedReason == null;
            return switch (state) {
                case PUBLIC, LISTED -> state.label() + (stands ? "，入选" : removedReason == null ? "，未入选" : "，取消入选");
                default -> state.label();
            };
        }
    }

    private final RoundViews rounds;
    private final Gates gates;
    private final AccessPolicy access;
    private final PolicyParameters parameters;
    private final Jurisdictions jurisdictions;
    private final JdbcClient jdbc;
    private final Clock clock;

    CityComparison(
            RoundViews rounds, Gates gates, AccessPolicy access, PolicyParameters parameters, Jurisdictions jurisdictions, JdbcClient jdbc,
            Clock clock) {
        this.rounds = rounds;
        this.gates = gates;
        this.access = access;
        this.parameters = parameters;
        this.jurisdictions = jurisdictions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The best result first, those without one behind. @throws RequestRefused 403, 404 for what is no round of nominations */
    public Comparison of(long round, Actor reader) {
        access.check(reader, Action.COMPARE_CANDIDATES, city());
        RoundViews.Head head = rounds.head(round);
        if (!head.caseType().equals(NominationCase.ID)) {
            throw RequestRefused.notFound("“" + head.subject() + "”不推荐候选机构，没有可以比较的。请从“年度任务”中打开品牌机构推荐。");
        }
        List<Row> rows = rows(round);
        int trim = parameters.at(LocalDate.now(clock), city().jurisdiction()).integer("nomination.trimFrom");
        var gatesOf = gates.of(rows.stream().map(Row::institutionId).toList(), city().jurisdiction());
        List<Line> lines = rows.stream().map(row -> new Line(row.number(), row.county(), row.institutionName(), result(row, trim), row.sheets(),
                        row.experts(), gatesOf.get(row.institutionId()), row.outcome()))
                .sorted(Comparator.comparing(Line::result, Comparator.nullsLast(Comparator.reverseOrder()))).toList();
        return new Comparison(round, head.subject(), lines, pending(round));
    }

    boolean mayCompare(Actor reader) {
        return access.allows(reader, Action.COMPARE_CANDIDATES, city());
    }

    /** Who has sent and may still come into the comparison, also after a return: it corrects its papers, or chooses anew. */
    List<String> pending(long round) {
        return jdbc.sql("""
                SELECT j.name FROM nomination n JOIN jurisdiction j ON j.code = n.jurisdiction
                WHERE n.round_id = ? AND n.sent_at IS NOT NULL AND n.ended_at IS NULL AND n.state NOT IN ('DECIDING', 'PUBLIC', 'LISTED')
                ORDER BY j.position""").param(round).query(String.class).list();
    }

    /** One query, however many counties, candidates and sheets. */
    private List<Row> rows(long round) {
        return jdbc.sql("""
                SELECT n.number, j.name AS county, c.institution_id, c.institution_name, c.selected, c.removed_reason, n.state, n.experts,
                       (SELECT count(*) FROM nomination_expert e WHERE e.number = n.number AND NOT e.avoids) AS sheets,
                       ARRAY(SELECT sum(s.points)::integer FROM nomination_score s WHERE s.number = c.number AND s.slot = c.slot
                             GROUP BY s.expert) AS totals
                FROM nomination n JOIN nomination_candidate c ON c.number = n.number JOIN jurisdiction j ON j.code = n.jurisdiction
                WHERE n.round_id = ? AND n.sent_at IS NOT NULL AND n.state <> 'SELECTING' ORDER BY j.position, c.slot""").param(round)
                .query((row, i) -> new Row(row.getString("number"), row.getString("county"), row.getLong("institution_id"),
                        row.getString("institution_name"), row.getBoolean("selected"), row.getString("removed_reason"),
                        NominationState.valueOf(row.getString("state")), row.getObject("experts", Integer.class), row.getInt("sheets"),
                        (Integer[]) row.getArray("totals").getArray())).list();
    }

    private static BigDecimal result(Row row, int trim) {
        return !row.complete() || row.totals().length == 0 ? null : Scores.result(Arrays.asList(row.totals()), trim);
    }

    private AccessPolicy.Subject city() {
        return new AccessPolicy.Subject(jurisdictions.city().code(), null);
    }
}
