package org.peixun.nomination;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peixun.attachment.Attachments;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
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
        var wrong = new ArrayList<Problem>();
        var documents = attachments.of(nomination.number());
        var gatesOf = gates.of(chosen.stream().map(Candidate::institutionId).toList(), nomination.jurisdiction());
        for (Candidate one : chosen) {
            String name = one.institutionName() + "：";
            gatesOf.get(one.institutionId()).stream().filter(gate -> !gate.passed()).forEach(gate -> wrong.add(new Problem("", name + gate.sentence())));
            tooShort("品牌特色", one.feature(), shortest).ifPresent(why -> wrong.add(new Problem("", name + why)));
            tooShort("经验做法", one.practice(), shortest).ifPresent(why -> wrong.add(new Problem("", name + why)));
            tooShort("典型案例", one.example(), shortest).ifPresent(why -> wrong.add(new Problem("", name + why)));
            if (documents.stream().noneMatch(file -> file.kind().equals(one.documentKind()))) {
                wrong.add(new Problem("", name + "缺少证明材料，请在“推荐材料”页上传至少一份（第6条）。"));
            }
        }
        if (!wrong.isEmpty()) {
            throw RequestRefused.badInput(wrong);
        }
    }

    private static Optional<String> tooShort(String label, String text, int shortest) {
        int written = Chars.count(text.strip());
        return written >= shortest ? Optional.empty()
                : Optional.of(label + "现有" + written + "字，请在“推荐材料”页写" + shortest + "字以上（第6条）。");
    }

    /** @throws RequestRefused 400 naming the institution that is not in order any more */
    void checkInOrder(Nomination nomination, List<Candidate> chosen) {
        var gatesOf = gates.of(chosen.stream().map(Candidate::institutionId).toList(), nomination.jurisdiction());
        for (Candidate one : chosen) {
            gatesOf.get(one.institutionId()).stream().filter(gate -> gate.label().equals(Gates.STATUS) && !gate.passed()).findFirst()
                    .ifPresent(gate -> {
                        throw RequestRefused.badInput(one.institutionName() + gate.sentence() + "不能入选，请选择其他候选机构或者不入选。");
                    });
        }
    }
}
