package org.peixun.nomination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.peixun.identity.Jurisdictions;
import org.peixun.workflow.CaseType.Confirmation;
import org.springframework.stereotype.Component;

/** What the city is asked before it decides what cannot be taken back: which institution, and what follows (clauses 6, 12). */
@Component
class FinalDecisions {

    /** What is chosen in the forms → places of the candidates. */
    static final Map<String, List<Integer>> SLOTS = Map.of("first", List.of(1), "second", List.of(2), "both", List.of(1, 2));

    private static final String SURE = "提交后不能更改。确定提交吗？";

    private final CandidateFiles candidates;
    private final Objections objections;
    private final Jurisdictions jurisdictions;

    FinalDecisions(CandidateFiles candidates, Objections objections, Jurisdictions jurisdictions) {
        this.candidates = candidates;
        this.objections = objections;
        this.jurisdictions = jurisdictions;
    }

    List<Confirmation> of(Nomination nomination, String step) {
        return switch (step) {
            case "checkMaterials" -> List.of(new Confirmation("decision=none", jurisdictions.name(nomination.jurisdiction())
                    + "本年度确认无候选机构：推荐随即结束，不再推选。" + SURE));
            case "decideSelection" -> selection(candidates.of(nomination.number()));
            case "answerObjection" -> upheld(nomination, listed(nomination));
            case "recheckBrand" -> withdrawn(listed(nomination));
            default -> List.of();
        };
    }

    private List<Candidate> listed(Nomination nomination) {
        return candidates.of(nomination.number()).stream().filter(Candidate::stands).toList();
    }

    private static List<Confirmation> selection(List<Candidate> of) {
        Stream<Confirmation> selected = SLOTS.entrySet().stream()
                .filter(choice -> of.stream().map(Candidate::slot).toList().containsAll(choice.getValue()))
                .map(choice -> {
                    var in = of.stream().collect(Collectors.partitioningBy(one -> choice.getValue().contains(one.slot())));
                    return new Confirmation("decision=select&chosen=" + choice.getKey(), "入选：" + Candidate.names(in.get(true))
                            + (in.get(false).isEmpty() ? "" : "；未入选：" + Candidate.names(in.get(false))) + "。随即开始市级公示，通知各机构。" + SURE);
                });
        return Stream.concat(Stream.of(new Confirmation("decision=decline", "不入选：" + Candidate.names(of) + "。推荐随即结束，通知各机构。" + SURE)),
                selected).toList();
    }

    /** By the number that the form asks for. */
    private List<Confirmation> upheld(Nomination nomination, List<Candidate> listed) {
        List<Objections.Objection> all = objections.of(nomination.number());
        return IntStream.range(0, all.size()).filter(at -> !all.get(at).county() && all.get(at).answeredAt() == null)
                .mapToObj(at -> {
                    Integer slot = all.get(at).slot();
                    return new Confirmation("decision=uphold&objection=" + (at + 1), "第" + (at + 1) + "件异议成立，取消入选："
                            + Candidate.names(listed.stream().filter(one -> slot == null || slot == one.slot()).toList()) + "。随即通知该机构。" + SURE);
                }).toList();
    }

    private static List<Confirmation> withdrawn(List<Candidate> listed) {
        var all = new Confirmation("decision=withdraw", "撤下品牌：" + Candidate.names(listed) + "。推荐随即结束，通知机构和县（市、区）。" + SURE);
        var questions = new ArrayList<Confirmation>();
        if (listed.size() > 1) {
            listed.forEach(one -> questions.add(new Confirmation("decision=withdraw&withdrawn=" + (one.slot() == 1 ? "first" : "second"),
                    "撤下品牌：" + one.institutionName() + "；保留：" + Candidate.names(listed.stream().filter(other -> other != one).toList())
                            + "。随即通知该机构和县（市、区）。" + SURE)));
        }
        questions.add(all);
        return questions;
    }
}
