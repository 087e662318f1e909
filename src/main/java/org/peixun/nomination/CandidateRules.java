package org.peixun.nomination;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.peixun.attachment.Attachments;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** What the candidates of a nomination must fulfil before it is publicised, sent or selected (clause 6). */
@Component
class CandidateRules {

    private final Gates gates;
    private final Attachments attachments;
    private final PolicyParameters parameters;
    private final Clock clock;

    CandidateRules(Gates gates, Attachments attachments, PolicyParameters parameters, Clock clock) {
        this.gates = gates;
        this.attachments = attachments;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** @throws RequestRefused 400 with everything that is missing or stands against a candidate */
    void checkComplete(Nomination nomination, List<Candidate> chosen) {
        var limits = Nominations.Limits.of(parameters.at(LocalDate.now(clock), nomination.jurisdiction()));
        int shortest = limits.shortest();
        if (chosen.isEmpty() || chosen.size() > limits.most()) {
            throw RequestRefused.badInput("候选机构应为" + limits.inWords() + "（第6条），现为" + chosen.size() + "家。请在“推荐材料”中选定，确无合适机构的选择“无候选机构”并写明理由。");
        }
        var wrong = new ArrayList<String>();
        var documents = attachments.of(nomination.number());
        var gatesOf = gates.of(chosen.stream().map(Candidate::institutionId).toList(), nomination.jurisdiction());
        for (Candidate one : chosen) {
            gatesOf.get(one.institutionId()).stream().filter(gate -> !gate.passed())
                    .forEach(gate -> wrong.add(one.institutionName() + "：" + gate.text()));
            if (shortest(one) < shortest) {
                wrong.add(one.institutionName() + "：品牌特色、经验做法、典型案例应各写" + shortest + "字以上（第6条）。");
            }
            if (documents.stream().noneMatch(file -> file.kind().equals(one.documentKind()))) {
                wrong.add(one.institutionName() + "：缺少证明材料，请上传至少一份（第6条）。");
            }
        }
        if (!wrong.isEmpty()) {
            throw RequestRefused.badInput(String.join("", wrong));
        }
    }

    private static int shortest(Candidate one) {
        return Math.min(Chars.count(one.feature().strip()), Math.min(Chars.count(one.practice().strip()), Chars.count(one.example().strip())));
    }

    /** @throws RequestRefused 400 naming the institution that is not in order any more */
    void checkInOrder(Nomination nomination, List<Candidate> chosen) {
        var gatesOf = gates.of(chosen.stream().map(Candidate::institutionId).toList(), nomination.jurisdiction());
        for (Candidate one : chosen) {
            gatesOf.get(one.institutionId()).stream().filter(gate -> gate.label().equals(Gates.STATUS) && !gate.passed()).findFirst()
                    .ifPresent(gate -> {
                        throw RequestRefused.badInput(one.institutionName() + "：" + gate.text() + "不能入选，请选择其他候选机构或者不入选。");
                    });
        }
    }
}
