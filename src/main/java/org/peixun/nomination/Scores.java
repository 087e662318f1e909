package org.peixun.nomination;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.TaskSubmission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The experts' sheets: who scored or avoided, points by criterion, and the result without the extremes. */
@Component
class Scores {

    /** Of the form. */
    private static final int SLOTS = 2;

    private final JdbcClient jdbc;
    private final PolicyParameters parameters;
    private final Clock clock;

    Scores(JdbcClient jdbc, PolicyParameters parameters, Clock clock) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.clock = clock;
    }

    record Criterion(String key, String label, String mostKey) {}

    /** @param totals slot → points */
    public record Sheet(String expert, String expertName, boolean avoids, String opinion, Map<Integer, Integer> totals) {}

    List<Criterion> criteria() {
        return jdbc.sql("SELECT key, label, most_key FROM nomination_criterion ORDER BY position").query(Criterion.class).list();
    }

    /** The form has room for as many candidates as a county may name: of this case each with its name and the most points, the others not. */
    CaseType.Fitting fitting(Nomination nomination, List<Candidate> candidates) {
        Policy policy = parameters.at(LocalDate.now(clock), nomination.jurisdiction());
        Map<Integer, String> names = candidates.stream().collect(Collectors.toMap(Candidate::slot, Candidate::institutionName));
        var left = new HashSet<String>();
        var hints = new HashMap<String, String>();
        for (Criterion criterion : criteria()) {
            for (int slot = 1; slot <= SLOTS; slot++) {
                if (names.containsKey(slot)) {
                    hints.put(criterion.key() + slot, names.get(slot) + "，0至" + policy.integer(criterion.mostKey()) + "的整数。");
                } else {
                    left.add(criterion.key() + slot);
                }
            }
        }
        return new CaseType.Fitting(left, hints);
    }

    /** @throws RequestRefused 409 for a second sheet of one expert, 403 for one who belongs to a candidate */
    void take(Nomination nomination, List<Candidate> candidates, TaskSubmission sheet, boolean avoids) {
        Actor expert = sheet.actor();
        if (jdbc.sql("SELECT count(*) FROM nomination_expert WHERE number = ? AND expert = ?")
                .params(nomination.number(), expert.userId()).query(Integer.class).single() > 0) {
            throw RequestRefused.conflict("您已对本件评分或者申请回避，不能再次评分。请将任务退回待认领，由其他专家评分。");
        }
        if (!avoids) {
            checkUnrelated(expert, candidates);
        }
        var points = avoids ? Map.<Integer, Map<String, Integer>>of() : read(nomination, candidates, sheet);
        jdbc.sql("INSERT INTO nomination_expert (number, expert, expert_name, avoids, opinion, at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(nomination.number(), expert.userId(), expert.name(), avoids, sheet.text("opinion"),
                        clock.instant().atOffset(ZoneOffset.UTC)).update();
        points.forEach((slot, byCriterion) -> byCriterion.forEach((criterion, value) -> jdbc.sql(
                        "INSERT INTO nomination_score (number, expert, slot, criterion, points) VALUES (?, ?, ?, ?, ?)")
                .params(nomination.number(), expert.userId(), slot, criterion, value).update()));
    }

    private static void checkUnrelated(Actor expert, List<Candidate> candidates) {
        for (Grant grant : expert.grants()) {
            candidates.stream().filter(one -> grant.institutionId() != null && grant.institutionId() == one.institutionId())
                    .findFirst().ifPresent(one -> {
                        throw RequestRefused.forbidden("您是候选机构“" + one.institutionName() + "”的人员，应当回避，不能评分。请选择“回避”并写明原因。");
                    });
        }
    }

    private Map<Integer, Map<String, Integer>> read(Nomination nomination, List<Candidate> candidates, TaskSubmission sheet) {
        Policy policy = parameters.at(LocalDate.now(clock), nomination.jurisdiction());
        var problems = new ArrayList<Problem>();
        var all = new LinkedHashMap<Integer, Map<String, Integer>>();
        List<Criterion> criteria = criteria();
        for (Candidate candidate : candidates) {
            var points = new LinkedHashMap<String, Integer>();
            for (Criterion criterion : criteria) {
                String field = criterion.key() + candidate.slot();
                int most = policy.integer(criterion.mostKey());
                Integer value = sheet.whole(field);
                if (value == null || value < 0 || value > most) {
                    problems.add(new Problem(field, candidate.institutionName() + "的“" + criterion.label() + "”：请填写0至" + most + "的整数（第6条评分表）。"));
                } else {
                    points.put(criterion.key(), value);
                }
            }
            all.put(candidate.slot(), points);
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        return all;
    }

    /** Who has scored or avoided. */
    List<String> experts(String number) {
        return jdbc.sql("SELECT expert FROM nomination_expert WHERE number = ?").param(number).query(String.class).list();
    }

    int given(String number) {
        return jdbc.sql("SELECT count(*) FROM nomination_expert WHERE number = ? AND NOT avoids").param(number)
                .query(Integer.class).single();
    }

    List<Sheet> of(String number) {
        record Line(String expert, String expertName, boolean avoids, String opinion, Integer slot, Integer total) {}
        var sheets = new LinkedHashMap<String, Sheet>();
        jdbc.sql("""
                SELECT e.expert, e.expert_name, e.avoids, e.opinion, s.slot, sum(s.points) AS total
                FROM nomination_expert e LEFT JOIN nomination_score s ON s.number = e.number AND s.expert = e.expert
                WHERE e.number = ? GROUP BY e.expert, e.expert_name, e.avoids, e.opinion, e.at, s.slot ORDER BY e.at, e.expert, s.slot""")
                .param(number).query(Line.class).list().forEach(line -> sheets.computeIfAbsent(line.expert(),
                        key -> new Sheet(key, line.expertName(), line.avoids(), line.opinion(), new LinkedHashMap<>()))
                        .totals().put(line.slot() == null ? 0 : line.slot(), line.total() == null ? 0 : line.total()));
        return List.copyOf(sheets.values());
    }

    /** The mean of the totals; from {@code trimFrom} experts on without the highest and the lowest. */
    static BigDecimal result(List<Integer> totals, int trimFrom) {
        List<Integer> sorted = totals.stream().sorted().toList();
        List<Integer> counted = sorted.size() >= trimFrom ? sorted.subList(1, sorted.size() - 1) : sorted;
        if (counted.isEmpty()) {
            return BigDecimal.ZERO;
        }
        int sum = counted.stream().mapToInt(Integer::intValue).sum();
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(counted.size()), 2, RoundingMode.HALF_UP);
    }
}
