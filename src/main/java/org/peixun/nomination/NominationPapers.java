package org.peixun.nomination;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.letter.CaseLetters;
import org.peixun.letter.Letter;
import org.peixun.letter.Offices;
import org.peixun.letter.Wording;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the archive of a nomination keeps of it: the materials as they were sent each time, and what became of them (clause 6).
 * The experts' sheets are not among them: the county's manager may take the archive, and does not see them.
 */
@Service
@Transactional(readOnly = true)
class NominationPapers implements CaseLetters {

    public record Fact(String label, String text) {}

    public record Part(String title, List<Fact> facts) {}

    public record Content(String opening, List<Part> parts) {}

    private final NominationFiles files;
    private final CandidateFiles candidates;
    private final Sendings sendings;
    private final Objections objections;
    private final Offices offices;
    private final Clock clock;

    NominationPapers(NominationFiles files, CandidateFiles candidates, Sendings sendings, Objections objections, Offices offices, Clock clock) {
        this.files = files;
        this.candidates = candidates;
        this.sendings = sendings;
        this.objections = objections;
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    public List<Letter> of(String number) {
        return files.findById(number).map(this::all).orElse(List.of());
    }

    private List<Letter> all(Nomination nomination) {
        List<Candidate> of = candidates.of(nomination.number());
        Sendings.Content now = sendings.now(nomination, of);
        List<Sendings.Sending> sent = sendings.all(nomination);
        var letters = new ArrayList<Letter>();
        sent.forEach(one -> letters.add(materials(nomination, "推荐材料（第" + (letters.size() + 1) + "次报送）",
                Wording.moment(one.sentAt()) + "由" + one.sentByName() + "报送。", one.content(), one.sentAt())));
        boolean kept = sent.stream().anyMatch(one -> one.content().equals(now));
        if (!kept && !(now.candidates().isEmpty() && now.zeroReason() == null)) {
            boolean before = sent.isEmpty() && nomination.sentAt() != null; // sent when sendings were not kept
            letters.add(materials(nomination, before ? "推荐材料" : "推荐材料（未报送）",
                    before ? "最后一次报送的内容。" : "办结时已经填写、没有报送的内容。", now, closed(nomination)));
        }
        letters.add(result(nomination, of));
        return letters;
    }

    private Letter materials(Nomination nomination, String title, String opening, Sendings.Content content, Instant at) {
        Stream<Part> nobody = Stream.ofNullable(content.zeroReason()).map(reason -> new Part("本年度无候选机构", List.of(new Fact("理由", reason))));
        Stream<Part> parts = content.candidates().stream().map(one -> new Part("候选机构" + one.slot() + "：" + one.institutionName(), List.of(
                new Fact("品牌特色", one.feature()), new Fact("经验做法", one.practice()), new Fact("典型案例", one.example()),
                new Fact("证明材料", one.documents().stream().map(Sendings.Document::fileName).collect(Collectors.joining("、"))))));
        return letter(nomination, title, offices.of(nomination.jurisdiction()), at, new Content(opening, Stream.concat(nobody, parts).toList()));
    }

    /** Both publicities, the objections with their answers, the decision on each candidate. */
    private Letter result(Nomination nomination, List<Candidate> of) {
        var facts = new ArrayList<Fact>();
        fact(facts, "县级公示", period(nomination.countyPublicFrom(), nomination.countyPublicTo()));
        fact(facts, "首次报送", moment(nomination.sentAt()));
        fact(facts, "市级最近一次退回补正", nomination.returnReasons());
        fact(facts, "市级公示至", moment(nomination.cityPublicTo()));
        fact(facts, "公布名单", moment(nomination.publishedAt()));
        fact(facts, "结果", nomination.state().label() + Optional.ofNullable(nomination.closingReason()).map(reason -> "：" + reason).orElse(""));
        var parts = new ArrayList<>(List.of(new Part("办理情况", facts)));
        if (!of.isEmpty()) {
            parts.add(new Part("对各候选机构的决定", of.stream().map(one -> new Fact(one.institutionName(), decision(one))).toList()));
        }
        int place = 0;
        for (Objections.Objection one : objections.of(nomination.number())) {
            parts.add(objection(one, ++place));
        }
        return letter(nomination, "公示和决定情况", offices.ofCity(), closed(nomination), new Content("推荐的公示、异议和决定情况如下。", parts));
    }

    private static String decision(Candidate one) {
        return one.removedReason() != null ? "入选后取消：" + one.removedReason() : one.selected() ? "入选" : "没有入选";
    }

    private static Part objection(Objections.Objection one, int place) {
        var facts = new ArrayList<>(List.of(new Fact("收到", (one.county() ? "县级公示，" : "市级公示，") + Wording.moment(one.receivedAt())
                + (one.slot() == null ? "" : "，候选机构" + one.slot())), new Fact("内容", one.text())));
        if (one.answeredAt() != null) {
            facts.add(new Fact("答复（" + Wording.day(one.answeredAt()) + "）", (one.upheld() ? "异议成立：" : "异议不成立：") + one.answer()));
        }
        return new Part("公示异议" + place, facts);
    }

    private Letter letter(Nomination nomination, String title, Offices.Office office, Instant at, Content content) {
        return new Letter("nomination/paper", new Letter.Sheet(Letter.Head.PLAIN, nomination.title() + title, nomination.number(), null, office, at),
                content, title);
    }

    private Instant closed(Nomination nomination) {
        return nomination.endedAt() == null ? clock.instant() : nomination.endedAt();
    }

    private static void fact(List<Fact> facts, String label, String text) {
        if (text != null) {
            facts.add(new Fact(label, text));
        }
    }

    private static String period(Instant from, Instant to) {
        return to == null ? null : (from == null ? "" : Wording.moment(from)) + "至" + Wording.moment(to);
    }

    private static String moment(Instant time) {
        return time == null ? null : Wording.moment(time);
    }
}
