package org.peixun.nomination;

import java.math.BigDecimal;
import java.time.Clock;
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

    /** @param hidden on the published list, but not shown to the public while its standing is not in order (clause 12) */
    public record CandidateView(Candidate candidate, List<Gates.Gate> gates, BigDecimal result, boolean hidden) {}

    /** @param path where the county writes, or the city uploads its minutes; {@code null} when the reader may not */
    public record Material(
            String stateLabel, String zeroReason, String returnReasons, List<CandidateView> candidates,
            Gates.Comparison comparison, String path) {}

    /** @param criteria label and highest points @param totals per candidate */
    public record ScoreSheets(List<String> criteria, List<String> candidates, List<SheetRow> rows, String rule) {}

    public record SheetRow(String expert, List<String> totals, String opinion) {}

    private final CandidateFiles candidates;
    private final Gates gates;
    private final Scores scores;
    private final Objections objections;
    private final PolicyParameters parameters;
    private final AccessPolicy access;
    private final Clock clock;

    NominationViews(
            CandidateFiles candidates, Gates gates, Scores scores, Objections objections, PolicyParameters parameters,
            AccessPolicy access, Clock clock) {
        this.candidates = candidates;
        this.gates = gates;
        this.scores = scores;
        this.objections = objections;
        this.parameters = parameters;
        this.access = access;
        this.clock = clock;
    }

    List<CaseType.Section> sections(Nomination nomination, Actor reader) {
        List<Candidate> of = candidates.of(nomination.number());
        var policy = parameters.at(LocalDate.now(clock), nomination.jurisdiction());
        int trim = policy.integer("nomination.trimFrom");
        List<Scores.Sheet> sheets = scores.of(nomination.number());
        boolean city = access.allows(reader, Action.PREPARE_ROUND, nomination.subject());
        var institutions = new java.util.LinkedHashMap<Long, String>();
        of.forEach(one -> institutions.put(one.institutionId(), one.institutionName()));
        var gatesOf = gates.of(institutions.keySet(), nomination.jurisdiction());
        boolean listed = nomination.state() == NominationState.LISTED;
        List<CandidateView> views = of.stream().map(one -> new CandidateView(one,
                gatesOf.get(one.institutionId()), city ? result(sheets, one.slot(), trim) : null,
                listed && one.stands() && !Gates.inOrder(gatesOf.get(one.institutionId())))).toList();
        boolean edits = access.allows(reader, Action.SELECT_CANDIDATES, nomination.subject())
                || access.allows(reader, Action.DECIDE_NOMINATION, nomination.subject());
        var sections = new ArrayList<CaseType.Section>();
        sections.add(new CaseType.Section("material", "推荐材料", of.size(), "nomination/material", new Material(
                nomination.state().label(), nomination.zeroReason(), nomination.returnReasons(), views,
                gates.compare(institutions, nomination.jurisdiction()), edits ? "/nominations/" + nomination.number() : null)));
        List<Scores.Sheet> shown = city ? sheets : sheets.stream().filter(sheet -> sheet.expert().equals(reader.userId())).toList();
        if (city || reader.has(Role.EXPERT)) {
            sections.add(new CaseType.Section("scores", "专家评分", shown.size(), "nomination/scores", new ScoreSheets(
                    scores.criteria().stream().map(one -> one.label() + "（" + policy.integer(one.mostKey()) + "分）").toList(),
                    of.stream().map(Candidate::institutionName).toList(),
                    shown.stream().map(sheet -> row(sheet, of)).toList(),
                    "评分专家满" + trim + "人的，去掉一个最高分和一个最低分后平均。")));
        }
        if (!reader.has(Role.EXPERT)) {
            var received = objections.of(nomination.number());
            sections.add(new CaseType.Section("objections", "公示异议", received.size(), "nomination/objections", received));
        }
        return sections;
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
