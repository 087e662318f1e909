package org.peixun.demo;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.peixun.identity.ActingAs;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.nomination.CandidateTexts;
import org.peixun.nomination.NominationDocuments;
import org.peixun.nomination.Nominations;
import org.peixun.nomination.SelfRecommendations;
import org.peixun.round.CountyExceptions;
import org.peixun.round.DueRule;
import org.peixun.round.RoundViews;
import org.peixun.round.Rounds;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Component;

/** What the city, its counties and the experts do in a round of nominations, each through its own page. */
@Component
class DemoNominations {

    private static final String KIND = "brandNomination";

    private final Rounds rounds;
    private final CountyExceptions exceptions;
    private final RoundViews views;
    private final Nominations nominations;
    private final CandidateTexts materials;
    private final NominationDocuments documents;
    private final SelfRecommendations selfRecommendations;
    private final Tasks tasks;
    private final People people;
    private final ActingAs actingAs;

    DemoNominations(
            Rounds rounds, CountyExceptions exceptions, RoundViews views, Nominations nominations, CandidateTexts materials, NominationDocuments documents,
            SelfRecommendations selfRecommendations, Tasks tasks, People people, ActingAs actingAs) {
        this.rounds = rounds;
        this.exceptions = exceptions;
        this.views = views;
        this.nominations = nominations;
        this.materials = materials;
        this.documents = documents;
        this.selfRecommendations = selfRecommendations;
        this.tasks = tasks;
        this.people = people;
        this.actingAs = actingAs;
    }

    void open(int year, LocalDate due) {
        var usual = rounds.proposal(KIND, year);
        var plan = new Rounds.Plan(KIND, year, usual.subject(), usual.basis(), due, usual.dueTime(), DueRule.FIXED);
        as("shi-jingban", () -> rounds.prepare(plan, actor("shi-jingban")));
        as("shi-fuzeren", () -> {
            rounds.open(round(year), actor("shi-fuzeren"));
            rounds.fill(round(year));
        });
    }

    void recommend(int year, DemoCounty county) {
        Actor officer = actor(county.account() + "-jigou");
        actingAs.run(officer, () -> selfRecommendations.send(
                round(year), county.institution(1), texts(1, county), officer));
    }

    void fill(int year, DemoCounty county, int candidates) {
        Actor clerk = actor(county.account() + "-jingban");
        String number = number(year, county);
        actingAs.run(clerk, () -> {
            for (int slot = 1; slot <= candidates; slot++) {
                String seen = nominations.choose(number, county.institution(slot), clerk);
                materials.write(number, texts(slot, county), seen, clerk);
                documents.add(number, slot, county.institution(slot), "就业佐证材料.pdf", new ByteArrayInputStream(DemoClass.blankPage()), clerk);
            }
        });
    }

    private static Nominations.Texts texts(int slot, DemoCounty county) {
        return new Nominations.Texts(slot, "紧扣" + county.name() + "特色产业用工需求，与骨干企业共建订单班，学员结业即上岗。",
                "实行“一企一方案、一人一档案”，理论、实训、跟岗三段推进，每期结业后跟踪就业情况。",
                "某镇二十名返乡务工人员参加培训后全部在本地企业就业，其中五人成长为班组长。");
    }

    void publicise(int year, DemoCounty county, int candidates) {
        fill(year, county, candidates);
        task(year, county, "selectCandidates", county.account() + "-jingban", Map.of("decision", "publicise"));
    }

    void nobody(int year, DemoCounty county) {
        task(year, county, "selectCandidates", county.account() + "-jingban",
                Map.of("decision", "none", "opinion", "辖区机构均在整改提升期，本年度没有合适的候选机构。"));
    }

    void send(int year, DemoCounty county) {
        task(year, county, "signNomination", county.account() + "-fuzeren", Map.of("decision", "send"));
    }

    void check(int year, DemoCounty county, int experts) {
        task(year, county, "checkMaterials", "shi-jingban", Map.of("decision", "pass", "experts", experts));
    }

    void score(int year, DemoCounty county, int candidates, int experts) {
        for (int n = 1; n <= experts; n++) {
            var sheet = new HashMap<String, Object>(Map.of("decision", "score"));
            for (int slot = 1; slot <= candidates; slot++) {
                int less = (n + slot + county.index()) % 4;
                sheet.putAll(Map.of("feature" + slot, 28 - less, "practice" + slot, 22 - less, "example" + slot, 13 - less,
                        "quality" + slot, 18 - less, "standing" + slot, 9 - less));
            }
            task(year, county, "scoreNomination", "zhuanjia" + n, sheet);
        }
    }

    void decide(int year, DemoCounty county, String decision) {
        Actor manager = actor("shi-fuzeren");
        actingAs.run(manager, () -> documents.addMinutes(
                number(year, county), "会议纪要.pdf", new ByteArrayInputStream(DemoClass.blankPage()), manager));
        task(year, county, "decideSelection", "shi-fuzeren", decision.equals("decline")
                ? Map.of("decision", "decline", "opinion", "综合评分靠后。") : Map.of("decision", "select", "chosen", decision));
    }

    void extend(int year, DemoCounty county, LocalDate until, String reason) {
        as("shi-fuzeren", () -> exceptions.extend(round(year), county.code(), until, reason, actor("shi-fuzeren")));
    }

    void excuse(int year, DemoCounty county, String reason) {
        as("shi-fuzeren", () -> exceptions.excuse(round(year), county.code(), reason, actor("shi-fuzeren")));
    }

    void close(int year) {
        as("shi-fuzeren", () -> rounds.close(round(year), actor("shi-fuzeren")));
    }

    void task(int year, DemoCounty county, String step, String user, Map<String, Object> values) {
        String number = number(year, county);
        as(user, () -> tasks.complete(tasks.open(number, step).orElseThrow(), actor(user), values));
    }

    private long round(int year) {
        return views.all().stream().filter(line -> line.year() == year && line.caseType().equals(KIND)).findFirst().orElseThrow().id();
    }

    private String number(int year, DemoCounty county) {
        return views.counties(round(year)).stream().filter(line -> line.jurisdiction().equals(county.code()))
                .findFirst().orElseThrow().caseNumber();
    }

    private Actor actor(String user) {
        return people.actor(user);
    }

    private void as(String user, Runnable deed) {
        actingAs.run(actor(user), deed);
    }
}
