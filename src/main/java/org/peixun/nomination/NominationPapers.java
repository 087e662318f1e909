package org.peixun.nomination;

import static org.peixun.letter.FiledPaper.moment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.letter.CaseLetters;
import org.peixun.letter.FiledPaper;
import org.peixun.letter.FiledPaper.Fact;
import org.peixun.letter.FiledPaper.Part;
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
                moment(one.sentAt()) + "由" + one.sentByName() + "报送。", one.content(), one.sentAt())));
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
        Stream<Part> nobody = Stream.of(Part.of("本年度无候选机构", new Fact("理由", content.zeroReason())));
        Stream<Part> chosen = content.candidates().stream().map(one -> Part.of("候选机构" + one.slot() + "：" + one.institutionName(),
                new Fact("品牌特色", one.feature()), new Fact("经验做法", one.practice()), new Fact("典型案例", one.example()),
                new Fact("证明材料", one.documents().stream().map(Sendings.Document::fileName).collect(Collectors.joining("、")))));
        return new FiledPaper(opening, Stream.concat(nobody, chosen).toList())
                .letter(nomination.title(), title, nomination.number(), offices.of(nomination.jurisdiction()), at);
    }

    /** Both publicities, the objections with their answers, the decision on each candidate. */
    private Letter result(Nomination nomination, List<Candidate> of) {
        String until = moment(nomination.countyPublicTo());
        String from = nomination.countyPublicFrom() == null ? "" : moment(nomination.countyPublicFrom());
        var parts = new ArrayList<>(List.of(
                Part.of("办理情况", new Fact("县级公示", until == null ? null : from + "至" + until), new Fact("首次报送", moment(nomination.sentAt())),
                        new Fact("最近一次退回补正", nomination.returnReasons()), new Fact("市级公示至", moment(nomination.cityPublicTo())),
                        new Fact("公布名单", moment(nomination.publishedAt())), new Fact("结果", nomination.state().label()),
                        new Fact("理由", nomination.closingReason())),
                new Part("对各候选机构的决定", of.stream().map(one -> new Fact(one.institutionName(), decision(one))).toList())));
        for (Objections.Objection one : objections.of(nomination.number())) {
            parts.add(objection(one, parts.size() - 1));
        }
        return new FiledPaper("推荐的公示、异议和决定情况如下。", parts)
                .letter(nomination.title(), "公示和决定情况", nomination.number(), offices.ofCity(), closed(nomination));
    }

    private static String decision(Candidate one) {
        return one.removedReason() != null ? "入选后取消：" + one.removedReason() : one.selected() ? "入选" : "没有入选";
    }

    private static Part objection(Objections.Objection one, int place) {
        return Part.of("公示异议" + place, new Fact("收到", (one.county() ? "县级公示，" : "市级公示，") + moment(one.receivedAt())
                        + (one.slot() == null ? "" : "，候选机构" + one.slot())),
                new Fact("内容", one.text()),
                new Fact("答复", one.answeredAt() == null ? null : Wording.day(one.answeredAt()) + (one.upheld() ? "，异议成立：" : "，异议不成立：") + one.answer()));
    }

    private Instant closed(Nomination nomination) {
        return nomination.endedAt() == null ? clock.instant() : nomination.endedAt();
    }
}
