package org.peixun.demo;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassFilings;
import org.peixun.identity.ActingAs;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.nomination.CandidateTexts;
import org.peixun.nomination.NominationDocuments;
import org.peixun.nomination.Nominations;
import org.peixun.nomination.SelfRecommendations;
import org.peixun.round.DueRule;
import org.peixun.round.RoundViews;
import org.peixun.round.Rounds;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.peixun.workflow.Simulation;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Component;

/** Brand nominations: last year's round to its published list, and this year's with a county in every state. */
@Component
class DemoRounds {

    private static final String KIND = "brandNomination";
    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final int PUBLICITY = 6;

    private final Rounds rounds;
    private final RoundViews views;
    private final Nominations nominations;
    private final CandidateTexts materials;
    private final NominationDocuments documents;
    private final SelfRecommendations selfRecommendations;
    private final DemoClass classes;
    private final DemoTraining training;
    private final ClassFilings filings;
    private final Tasks tasks;
    private final People people;
    private final ActingAs actingAs;
    private final WorkingCalendar calendar;
    private final Simulation simulation;
    private final Map<LocalDate, List<Runnable>> past = new TreeMap<>();

    DemoRounds(
            Rounds rounds, RoundViews views, Nominations nominations, CandidateTexts materials, NominationDocuments documents, SelfRecommendations selfRecommendations, DemoClass classes,
            DemoTraining training, ClassFilings filings, Tasks tasks, People people, ActingAs actingAs, WorkingCalendar calendar, Simulation simulation) {
        this.rounds = rounds;
        this.views = views;
        this.nominations = nominations;
        this.materials = materials;
        this.documents = documents;
        this.selfRecommendations = selfRecommendations;
        this.classes = classes;
        this.training = training;
        this.filings = filings;
        this.tasks = tasks;
        this.people = people;
        this.actingAs = actingAs;
        this.calendar = calendar;
        this.simulation = simulation;
    }

    /** Seven counties send in good time, two have nobody, two are excused; the list is published and the round closed. */
    void lastYear(int year) {
        if (!calendar.missingUntil(LocalDate.of(year, 12, 31)).isEmpty()) {
            return;
        }
        LocalDate march = calendar.plus(LocalDate.of(year, 3, 14), WorkingDays.of(1));
        LocalDate april = calendar.plus(LocalDate.of(year, 4, 6), WorkingDays.of(1));
        on(april, () -> open(year, LocalDate.of(year, 5, 20)));
        for (DemoCounty county : DemoCounty.ALL) {
            int i = county.index();
            if (i <= 7) {
                held(county, march);
                LocalDate begun = calendar.plus(april, WorkingDays.of(2 * i));
                LocalDate sent = calendar.plus(begun, WorkingDays.of(PUBLICITY));
                on(begun, () -> publicise(year, county, 1));
                on(sent, () -> send(year, county));
                on(calendar.plus(sent, WorkingDays.of(2)), () -> check(year, county, 3));
                on(calendar.plus(sent, WorkingDays.of(4)), () -> score(year, county, 1, 3));
                on(calendar.plus(sent, WorkingDays.of(6)), () -> decide(year, county, i % 3 == 0 ? "decline" : "first"));
            } else if (i <= 9) {
                LocalDate day = calendar.plus(april, WorkingDays.of(25));
                on(day, () -> nobody(year, county));
                on(calendar.plus(day, WorkingDays.of(1)), () -> {
                    send(year, county);
                    task(year, county, "checkMaterials", "shi-jingban", Map.of("decision", "none"));
                });
            } else {
                on(calendar.plus(april, WorkingDays.of(20)), () -> excuse(year, county, "辖区内没有独立设立的培训机构"));
            }
        }
        on(LocalDate.of(year, 6, 30), () -> as("shi-fuzeren", () -> rounds.close(round(year), actor("shi-fuzeren"))));
        past.forEach((day, deeds) -> {
            simulation.passTo(day.atTime(MORNING).atZone(Zone.CHINA).toInstant());
            deeds.forEach(Runnable::run);
        });
    }

    /** @param days day of the story → what happens on it; its classes have begun on day 11 */
    void thisYear(LocalDate last, Map<Integer, List<Runnable>> days) {
        int year = last.getYear();
        List<DemoCounty> all = DemoCounty.ALL;
        on(days, 8, () -> open(year, calendar.plus(last, WorkingDays.of(3))));
        on(days, 9, () -> recommend(year, all.get(4)));
        for (int i : List.of(0, 1, 2, 4, 7)) {
            on(days, 12, () -> publicise(year, all.get(i), i == 0 ? 2 : 1));
        }
        for (int i : List.of(0, 1, 2, 7)) {
            on(days, 18, () -> send(year, all.get(i)));
        }
        on(days, 19, () -> check(year, all.get(0), 5));
        on(days, 20, () -> score(year, all.get(0), 2, 5));
        on(days, 19, () -> check(year, all.get(1), 5));
        on(days, 22, () -> score(year, all.get(1), 1, 2));
        on(days, 21, () -> task(year, all.get(2), "checkMaterials", "shi-jingban", Map.of("decision", "return",
                "reasons", List.of("EXAMPLE_THIN", "DOCUMENT_MISSING"), "opinion", "典型案例缺少学员就业佐证，请补充。")));
        on(days, 22, () -> publicise(year, all.get(3), 2));
        on(days, 17, () -> fill(year, all.get(5), 1));
        on(days, 15, () -> nobody(year, all.get(6)));
        on(days, 16, () -> send(year, all.get(6)));
        on(days, 19, () -> check(year, all.get(7), 3));
        on(days, 20, () -> score(year, all.get(7), 1, 3));
        on(days, 21, () -> decide(year, all.get(7), "first"));
        on(days, 23, () -> as("shi-fuzeren", () -> rounds.extend(round(year), all.get(8).code(),
                calendar.plus(last, WorkingDays.of(8)), "机构合并，材料需要重新核对", actor("shi-fuzeren"))));
        on(days, 20, () -> excuse(year, all.get(9), "辖区内没有独立设立的培训机构"));
    }

    /** A class from its filing to its certificates; its employment is never reported. */
    private void held(DemoCounty county, LocalDate filed) {
        Actor officer = actor(county.account() + "-jigou");
        Actor clerk = actor(county.account() + "-jingban");
        String[] number = new String[1];
        LocalDate start = calendar.plus(filed, WorkingDays.of(7));
        on(filed, () -> {
            actingAs.run(officer, () -> {
                number[0] = classes.draft(county, 1, 0, start, false, officer);
                filings.submit(number[0], officer);
            });
            complete(number[0], "acceptFiling", clerk.userId(), Map.of("decision", "accept"));
            complete(number[0], "reviewFiling", clerk.userId(), Map.of("decision", "propose", "opinion", "符合条件。"));
            complete(number[0], "consentOpening", county.account() + "-fuzeren", Map.of("decision", "approve"));
        });
        String colleague = actor(county.account() + "-jingban2").name();
        LocalDate visit = calendar.plus(start, WorkingDays.of(1));
        on(start, () -> {
            complete(number[0], "confirmStart", officer.userId(), Map.of("startedOn", start.toString(),
                    "startedSize", classes.size(number[0]), "confirmation", true));
            actingAs.run(clerk, () -> training.plan(number[0], visit, colleague, clerk));
        });
        on(visit, () -> actingAs.run(clerk, () -> training.inspect(number[0], visit, colleague, clerk)));
        LocalDate over = calendar.plus(start, WorkingDays.of(10));
        on(over, () -> {
            actingAs.run(officer, () -> {
                training.attend(number[0], over, officer);
                training.record(number[0], over, officer);
            });
            actingAs.run(clerk, () -> training.call(number[0], clerk));
            actingAs.run(officer, () -> training.arrange(number[0], false, calendar.plus(over, WorkingDays.of(2)), officer));
        });
        on(calendar.plus(over, WorkingDays.of(3)), () -> {
            actingAs.run(officer, () -> training.examine(number[0], false, officer));
            actingAs.run(clerk, () -> training.review(number[0], "recognise", "培训和考核符合要求，认定结业。", clerk));
        });
    }

    private void open(int year, LocalDate due) {
        var usual = rounds.proposal(KIND, year);
        var plan = new Rounds.Plan(KIND, year, usual.subject(), usual.basis(), due, usual.dueTime(), DueRule.FIXED);
        as("shi-jingban", () -> rounds.prepare(plan, actor("shi-jingban")));
        as("shi-fuzeren", () -> {
            rounds.open(round(year), actor("shi-fuzeren"));
            rounds.fill(round(year));
        });
    }

    private void recommend(int year, DemoCounty county) {
        Actor officer = actor(county.account() + "-jigou");
        actingAs.run(officer, () -> selfRecommendations.send(
                round(year), county.institution(1), texts(1, county), officer));
    }

    private void fill(int year, DemoCounty county, int candidates) {
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

    private void publicise(int year, DemoCounty county, int candidates) {
        fill(year, county, candidates);
        task(year, county, "selectCandidates", county.account() + "-jingban", Map.of("decision", "publicise"));
    }

    private void nobody(int year, DemoCounty county) {
        task(year, county, "selectCandidates", county.account() + "-jingban",
                Map.of("decision", "none", "opinion", "辖区机构均在整改提升期，本年度没有合适的候选机构。"));
    }

    private void send(int year, DemoCounty county) {
        task(year, county, "signNomination", county.account() + "-fuzeren", Map.of("decision", "send"));
    }

    private void check(int year, DemoCounty county, int experts) {
        task(year, county, "checkMaterials", "shi-jingban", Map.of("decision", "pass", "experts", experts));
    }

    private void score(int year, DemoCounty county, int candidates, int experts) {
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

    private void decide(int year, DemoCounty county, String decision) {
        Actor manager = actor("shi-fuzeren");
        actingAs.run(manager, () -> documents.addMinutes(
                number(year, county), "会议纪要.pdf", new ByteArrayInputStream(DemoClass.blankPage()), manager));
        task(year, county, "decideSelection", "shi-fuzeren", decision.equals("decline")
                ? Map.of("decision", "decline", "opinion", "综合评分靠后。") : Map.of("decision", "select", "chosen", decision));
    }

    private void excuse(int year, DemoCounty county, String reason) {
        as("shi-fuzeren", () -> rounds.excuse(round(year), county.code(), reason, actor("shi-fuzeren")));
    }

    private void task(int year, DemoCounty county, String step, String user, Map<String, Object> values) {
        complete(number(year, county), step, user, values);
    }

    private void complete(String number, String step, String user, Map<String, Object> values) {
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

    private void on(LocalDate day, Runnable deed) {
        past.computeIfAbsent(day, d -> new ArrayList<>()).add(deed);
    }

    private static void on(Map<Integer, List<Runnable>> days, int day, Runnable deed) {
        days.computeIfAbsent(day, d -> new ArrayList<>()).add(deed);
    }
}
