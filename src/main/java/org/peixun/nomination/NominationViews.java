package org.peixun.nomination;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.policy.PolicyParameters;
import org.peixun.workflow.CaseType;
import org.springframework.stereotype.Component;

/** The tabs of a nomination's case page. */
@Component
public class NominationViews {

    /**
     * @param hidden on the published list, but not shown to the public (clause 12)
     * @param listedAgain hidden for good: it had left the directory meanwhile
     */
    public record CandidateView(Candidate candidate, List<Gates.Gate> gates, BigDecimal result, boolean hidden, boolean listedAgain) {}

    /** @param returnReasons while the county corrects @param corrected what it was asked for, while the city checks it again @param earlier what was sent and written over since; for officers @param countyFrom day of 县级公示, or {@code null} @param path where the county writes, or the city uploads its minutes; {@code null} when the reader may not @param others while this reader decides, otherwise {@code null} */
    public record Material(
            String stateLabel, String zeroReason, String returnReasons, String corrected, Instant countyFrom, Instant countyTo, List<CandidateView> candidates,
            Gates.Comparison comparison, String path, Others others, List<Sendings.Sending> earlier) {}

    /** Before the collective decision. @param path of the comparison of the city's candidates @param pending counties that may still come into it */
    public record Others(String path, List<String> pending) {}

    /** @param criteria label and highest points @param totals per candidate */
    public record ScoreSheets(List<String> criteria, List<String> candidates, List<SheetRow> rows, String rule) {}

    /** @param nothing what is said while there is none: where and when they can come */
    public record Received(String nothing, List<Objections.Objection> objections) {}

    public record SheetRow(String expert, List<String> totals, String opinion) {}

    /** The officers' own; an expert who is none of them sees candidates and papers only. */
    private static final List<Action> OFFICERS =
            List.of(Action.SELECT_CANDIDATES, Action.SIGN_NOMINATION, Action.CHECK_NOMINATION, Action.DECIDE_NOMINATION);

    private final CandidateFiles candidates;
    private final Gates gates;
    private final Scores scores;
    private final Objections objections;
    private final Sendings sendings;
    private final ShownBrands brands;
    private final CityComparison cities;
    private final PolicyParameters parameters;
    private final AccessPolicy access;
    private final Clock clock;

    NominationViews(
            CandidateFiles candidates, Gates gates, Scores scores, Objections objections, Sendings sendings, ShownBrands brands,
            CityComparison cities, PolicyParameters parameters, AccessPolicy access, Clock clock) {
        this.candidates = candidates;
        this.gates = gates;
        this.scores = scores;
        this.objections = objections;
        this.sendings = sendings;
        this.brands = brands;
        this.cities = cities;
        this.parameters = parameters;
        this.access = access;
        this.clock = clock;
    }

    List<CaseType.Section> sections(Nomination nomination, Actor reader) {
        List<Candidate> of = candidates.of(nomination.number());
        var policy = parameters.at(LocalDate.now(clock), nomination.jurisdiction());
        int trim = policy.integer("nomination.trimFrom");
        List<Scores.Sheet> sheets = scores.of(nomination.number());
        boolean expert = reader.has(Role.EXPERT);
        boolean city = access.allows(reader, Action.PREPARE_ROUND, nomination.subject())
                && !(expert && nomination.state() == NominationState.SCORING); // whoever scores too sees no other's sheet before
        var institutions = new java.util.LinkedHashMap<Long, String>();
        of.forEach(one -> institutions.put(one.institutionId(), one.institutionName()));
        var gatesOf = gates.of(institutions.keySet(), nomination.jurisdiction());
        ShownBrands.Of listed = nomination.state() == NominationState.LISTED ? brands.of(institutions.keySet()) : null;
        List<CandidateView> views = of.stream().map(one -> {
            boolean brand = listed != null && one.stands();
            return new CandidateView(one, gatesOf.get(one.institutionId()), city ? result(sheets, one.slot(), trim) : null,
                    brand && !listed.shown(one.institutionId(), nomination.publishedAt()),
                    brand && listed.listedAgain(one.institutionId(), nomination.publishedAt()));
        }).toList();
        boolean edits = access.allows(reader, Action.SELECT_CANDIDATES, nomination.subject())
                || access.allows(reader, Action.DECIDE_NOMINATION, nomination.subject());
        boolean officer = OFFICERS.stream().anyMatch(action -> access.allows(reader, action, nomination.subject()));
        var sections = new ArrayList<CaseType.Section>();
        sections.add(new CaseType.Section("material", "推荐材料", of.size(), "nomination/material", new Material(
                nomination.state().label(), nomination.zeroReason(), nomination.toCorrect(),
                nomination.state() == NominationState.SENT ? nomination.returnReasons() : null,
                nomination.countyPublicFrom(), nomination.countyPublicTo(), views,
                gates.compare(institutions, nomination.jurisdiction()), edits ? "/nominations/" + nomination.number() : null,
                nomination.state() == NominationState.DECIDING && cities.mayCompare(reader)
                        ? new Others("/nominations/comparison/" + nomination.roundId(), cities.pending(nomination.roundId())) : null,
                officer ? sendings.earlier(nomination, of) : List.of())));
        List<Scores.Sheet> shown = city ? sheets : sheets.stream().filter(sheet -> sheet.expert().equals(reader.userId())).toList();
        if (city || expert) {
            sections.add(new CaseType.Section("scores", "专家评分", shown.size(), "nomination/scores", new ScoreSheets(
                    scores.criteria().stream().map(one -> one.label() + "（" + policy.integer(one.mostKey()) + "分）").toList(),
                    of.stream().map(Candidate::institutionName).toList(),
                    shown.stream().map(sheet -> row(sheet, of)).toList(),
                    "评分专家满" + trim + "人的，去掉一个最高分和一个最低分后平均。")));
        }
        if (officer) {
            var received = objections.of(nomination.number());
            sections.add(new CaseType.Section("objections", "公示异议", received.size(), "nomination/objections",
                    new Received(nothing(nomination.state()), received)));
        }
        return sections;
    }

    private static String nothing(NominationState state) {
        return "没有收到异议。" + switch (state) {
            case SELECTING -> "提交县级公示后，名单公示页列出候选机构，公众可以向县（市、区）提出。";
            case PUBLICISING -> "名单公示页已列出候选机构；公众向县（市、区）提出的，由县区经办在“推荐材料”页登记。";
            case PUBLIC -> "公示期间公众可以在名单公示页提出。";
            case SIGNING, SENT, RETURNED, SCORING, DECIDING -> "集体研究决定入选后进行市级公示。";
            default -> "";
        };
    }

    private static BigDecimal result(List<Scores.Sheet> sheets, int slot, int trim) {
        List<Integer> totals = sheets.stream().filter(sheet -> !sheet.avoids()).map(sheet -> sheet.totals().get(slot))
                .filter(java.util.Objects::nonNull).toList();
        return totals.isEmpty() ? null : Scores.result(totals, trim);
    }

    private static SheetRow row(Scores.Sheet sheet, List<Candidate> of) {
        Map<Integer, Integer> totals = sheet.totals();
        return new SheetRow(sheet.expertName(), of.stream().map(one -> sheet.avoids() ? "回避"
                : totals.containsKey(one.slot()) ? String.valueOf(totals.get(one.slot())) : "—").toList(), sheet.opinion());
    }
}
