package org.peixun.authorization;

import static java.util.stream.Collectors.toSet;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.peixun.nomination.NominationScenario.manager;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.peixun.TimeMachine;
import org.peixun.attachment.Attachments;
import org.peixun.nomination.NominationScenario;
import org.peixun.nomination.NominationState;
import org.peixun.nomination.PublicLists;
import org.peixun.round.CountyExceptions;
import org.peixun.round.Rounds;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A county's nomination to the published brand and its withdrawal; other counties leave the road on the way. */
@Component
@Lazy
@Order(40)
class NominationWalk implements StateWalk {

    private static final int YEAR = 2022;

    private final NominationScenario nominations;
    private final PublicLists lists;
    private final Attachments attachments;
    private final Rounds rounds;
    private final CountyExceptions exceptions;
    private final TimeMachine.Mover time;

    private Look look;
    private long round;
    private long candidate;
    /** Of the first candidate at the place that is looked at: its institution, and its document. */
    private String there = "0";
    private String proof = UUID.randomUUID().toString();

    NominationWalk(NominationScenario nominations, PublicLists lists, Attachments attachments, Rounds rounds, CountyExceptions exceptions, TimeMachine.Mover time) {
        this.nominations = nominations;
        this.lists = lists;
        this.attachments = attachments;
        this.rounds = rounds;
        this.exceptions = exceptions;
        this.time = time;
    }

    @Override
    public String title() {
        return "品牌推荐";
    }

    @Override
    public String caseType() {
        return "brandNomination";
    }

    @Override
    public Set<String> states() {
        return Stream.of(NominationState.values()).map(NominationState::name).collect(toSet());
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.of("查看案件", "GET /nominations/{number}"),
                Act.of("选定候选机构", "POST /nominations/{number}/candidates", "institution", String.valueOf(candidate)),
                Act.of("填写推荐材料", "POST /nominations/{number}/candidates/{slot}", "slot", "1", "feature", NominationScenario.TEXT,
                        "practice", NominationScenario.TEXT, "example", NominationScenario.TEXT),
                Act.of("自动保存推荐材料", "POST /nominations/{number}/draft/{slot}", "slot", "1", "feature", NominationScenario.TEXT),
                Act.of("移除候选机构", "POST /nominations/{number}/candidates/{slot}/remove", "slot", "1", "institution", there),
                Act.of("上传证明材料", "POST /nominations/{number}/documents", "slot", "1", "institution", there),
                Act.of("删除证明材料", "POST /nominations/{number}/documents/{id}/remove", "id", proof),
                Act.of("上传会议纪要", "POST /nominations/{number}/documents", "slot", "0"),
                Act.of("重新推选", "POST /nominations/{number}/reselection"),
                Act.of("登记公示异议", "POST /nominations/{number}/objection", "text", "有人反映招生宣传不实"));
    }

    @Override
    public void walk(Look from) {
        look = from;
        time.set(LocalDateTime.of(YEAR, 4, 11, 9, 0));
        round = nominations.fresh(YEAR);
        candidate = nominations.institution("371524");
        try {
            noneAndExcused();
            String declined = decided("371503");
            nominations.decide(declined, "decline");
            at(declined, "371503");
            String overturned = decided("371521");
            nominations.decide(overturned, "first");
            lists.object(overturned, 1, "反映该机构冒用政府部门名义招生，有照片为证。");
            at(overturned, "371521");
            nominations.submit(overturned, "answerObjection", CITY_CLERK, Map.of("objection", 1, "decision", "uphold", "opinion", "情况属实，取消入选。"));
            time.passWorkingDays(8);
            at(overturned, "371521");
            listedAndWithdrawn();
        } finally {
            nominations.putAway(YEAR);
        }
    }

    private void noneAndExcused() {
        String none = nominations.number(round, "371502");
        nominations.submit(none, "selectCandidates", clerk("371502"), Map.of("decision", "none", "opinion", "本年度机构均在整改期内"));
        at(none, "371502");
        nominations.sign(none, "371502");
        nominations.submit(none, "checkMaterials", CITY_CLERK, Map.of("decision", "none"));
        at(none, "371502");
        runAs(CITY_MANAGER, () -> exceptions.excuse(round, "371522", "机构均已注销", CITY_MANAGER));
        at(nominations.number(round, "371522"), "371522");
    }

    /** Ready for the decision. */
    private String decided(String county) {
        String number = nominations.publicised(round, county, 1);
        time.passWorkingDays(6);
        nominations.sign(number, county);
        nominations.pass(number, 3);
        for (int expert = 1; expert <= 3; expert++) {
            nominations.score(number, expert, 1, 8);
        }
        return number;
    }

    private void listedAndWithdrawn() {
        String county = "371524";
        String number = nominations.filled(round, county, 1);
        at(number, county);
        nominations.submit(number, "selectCandidates", clerk(county), Map.of("decision", "publicise"));
        at(number, county);
        time.passWorkingDays(6);
        at(number, county);
        nominations.submit(number, "signNomination", manager(county), Map.of("decision", "send"));
        at(number, county);
        nominations.submit(number, "checkMaterials", CITY_CLERK,
                Map.of("decision", "return", "reasons", List.of("EXAMPLE_THIN"), "opinion", "案例缺少佐证"));
        at(number, county);
        nominations.submit(number, "correctNomination", clerk(county), Map.of("confirmation", true));
        nominations.pass(number, 3);
        at(number, county);
        for (int expert = 1; expert <= 3; expert++) {
            nominations.score(number, expert, 1, 8);
        }
        at(number, county);
        nominations.decide(number, "first");
        at(number, county);
        time.passWorkingDays(6);
        at(number, county);
        time.passTo(LocalDateTime.of(YEAR + 1, 6, 1, 9, 0));
        at(number, county);
        nominations.submit(number, "recheckBrand", CITY_CLERK, Map.of("decision", "withdraw", "opinion", "被暂停承训资格"));
        at(number, county);
    }

    private void at(String number, String county) {
        there = nominations.seen(number, 1).split("-")[0];
        proof = attachments.of(number).stream().filter(file -> file.kind().startsWith("候选机构")).findFirst()
                .map(file -> file.id().toString()).orElse(proof);
        look.at(new Place(number, county, null), Map.of("seen", nominations.seen(number, 1)));
    }
}
