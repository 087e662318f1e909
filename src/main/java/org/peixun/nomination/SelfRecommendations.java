package org.peixun.nomination;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.directory.Directory;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.policy.PolicyParameters;
import org.peixun.round.RoundViews;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 机构自荐: an institution offers itself to its county, and reads here what became of it. */
@Service
@Transactional
public class SelfRecommendations {

    /**
     * An institution of the officer in one year's round.
     *
     * @param number of the county's nomination, which is not the institution's to open
     * @param against why it cannot recommend itself (any more), or {@code null}
     * @param sentAt when it did, or {@code null} @param texts what it sent, empty without
     */
    public record Place(
            String number, long round, String subject, long institution, String name, String against, Instant sentAt, Nominations.Texts texts,
            String outcome) {}

    private final CandidateFiles candidates;
    private final Directory directory;
    private final RoundViews rounds;
    private final PolicyParameters parameters;
    private final AccessPolicy access;
    private final NominationJournal journal;
    private final Clock clock;

    SelfRecommendations(
            CandidateFiles candidates, Directory directory, RoundViews rounds, PolicyParameters parameters,
            AccessPolicy access, NominationJournal journal, Clock clock) {
        this.candidates = candidates;
        this.directory = directory;
        this.rounds = rounds;
        this.parameters = parameters;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** Open rounds, and earlier ones in which the institution had a part; of each of the officer's institutions, newest first. */
    @Transactional(readOnly = true)
    public List<Place> of(Actor actor) {
        return actor.grants().stream().filter(grant -> grant.role() == Role.APPLICANT).map(grant -> grant.institutionId()).sorted()
                .flatMap(id -> places(directory.institution(id)).stream()).toList();
    }

    private List<Place> places(Directory.Institution self) {
        Map<Long, RoundViews.Open> open = rounds.open(NominationCase.ID, self.jurisdiction()).stream()
                .collect(Collectors.toMap(RoundViews.Open::round, Function.identity()));
        return candidates.own(self.id(), self.jurisdiction(), List.copyOf(open.keySet())).stream().map(own -> new Place(
                own.number(), own.roundId(), own.title(), self.id(), self.name(),
                OwnStanding.against(own, open.get(own.roundId()), clock.instant()).orElse(null), own.sentAt(),
                new Nominations.Texts(0, Nominations.text(own.feature()), Nominations.text(own.practice()), Nominations.text(own.example())),
                OwnStanding.outcome(own))).toList();
    }

    /**
     * As often as wished until the county has chosen; the last one counts.
     *
     * @throws RequestRefused 409 with the reason once it cannot count any more, 400 with all that is wrong
     */
    public void send(long round, long institution, Nominations.Texts texts, Actor actor) {
        if (round == 0 || institution == 0) {
            throw RequestRefused.badInput(List.of(new Problem("round", "年度任务：请从列表中打开要自荐的年度任务和机构，再提交（第6条）。")));
        }
        Directory.Institution self = directory.institution(institution);
        access.check(actor, Action.RECOMMEND_ONESELF, new AccessPolicy.Subject(self.jurisdiction(), institution));
        Place place = places(self).stream().filter(one -> one.round() == round).findFirst()
                .orElseThrow(() -> RequestRefused.conflict("该年度任务不在进行中，不能自荐。请等待市级开启新的年度任务。"));
        if (place.against() != null) {
            throw RequestRefused.conflict("没有提交自荐：" + place.against());
        }
        var problems = new ArrayList<>(Nominations.tooLong(texts));
        int shortest = shortest(institution);
        tooShort(shortest, "feature", "品牌特色", texts.feature(), problems);
        tooShort(shortest, "practice", "经验做法", texts.practice(), problems);
        tooShort(shortest, "example", "典型案例", texts.example(), problems);
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        candidates.recommend(round, institution, self.name(), self.jurisdiction(), Nominations.text(texts.feature()),
                Nominations.text(texts.practice()), Nominations.text(texts.example()), actor.userId(), clock.instant());
        journal.selfRecommended(place.number(), self, actor);
    }

    /** Characters of each text, by the rule of the institution's county. */
    @Transactional(readOnly = true)
    public int shortest(long institution) {
        return parameters.at(LocalDate.now(clock), directory.institution(institution).jurisdiction()).integer("nomination.textMinChars");
    }

    private static void tooShort(int shortest, String field, String label, String value, List<Problem> problems) {
        if (Chars.count(Nominations.text(value)) < shortest) {
            problems.add(new Problem(field, label + "：请写" + shortest + "字以上（第6条），现为" + Chars.count(Nominations.text(value)) + "字。"));
        }
    }
}
