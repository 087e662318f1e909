package org.peixun.nomination;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryStatus;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.round.DueRule;
import org.peixun.round.FarYears;
import org.peixun.round.RoundState;
import org.peixun.round.RoundViews;
import org.peixun.round.Rounds;
import org.peixun.workflow.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rounds of nominations for tests: a year of its own for each whole round, a county of its own for each path. */
@Component
public class NominationScenario {

    public static final Actor CITY_CLERK = SignedInAs.actor(Role.CITY_CLERK, "371500");
    public static final Actor CITY_MANAGER = SignedInAs.actor(Role.CITY_MANAGER, "371500");
    public static final String TEXT = "结合本地特色产业需求开展订单培训，培训后就业率高，社会认可。";

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final Rounds rounds;
    private final RoundViews views;
    private final Nominations nominations;
    private final CandidateTexts materials;
    private final NominationDocuments documents;
    private final CandidateFiles candidates;
    private final DirectoryRegister register;
    private final Tasks tasks;
    private final JdbcClient jdbc;
    private final Clock clock;

    NominationScenario(
            Rounds rounds, RoundViews views, Nominations nominations, CandidateTexts materials, NominationDocuments documents, CandidateFiles candidates, DirectoryRegister register, Tasks tasks,
            JdbcClient jdbc, Clock clock) {
        this.rounds = rounds;
        this.views = views;
        this.nominations = nominations;
        this.materials = materials;
        this.documents = documents;
        this.candidates = candidates;
        this.register = register;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The open round of a year: prepared, opened or opened again. */
    public long round(int year) {
        var found = views.all().stream().filter(line -> line.year() == year && line.caseType().equals("brandNomination")).findFirst();
        long id = found.map(RoundViews.Line::id).orElseGet(() -> prepared(year));
        if (found.isEmpty()) {
            open(id);
        } else if (found.get().state() != RoundState.OPEN) {
            SignedInAs.runAs(CITY_MANAGER, () -> {
                rounds.reopen(id, found.get().dueOn(), "继续推荐", CITY_MANAGER);
                rounds.fill(id);
            });
        }
        return id;
    }

    /** A round of the year in which nothing has happened; an earlier test's is put away. */
    public long fresh(int year) {
        putAway(year);
        return round(year);
    }

    public long fresh(int year, DueRule rule) {
        putAway(year);
        long id = prepared(year, rounds.proposal("brandNomination", year).dueOn(), rule);
        open(id);
        return id;
    }

    /** Closes the year's round, if there is one, and keeps it under a year that nobody asks for. */
    public void putAway(int year) {
        views.all().stream().filter(line -> line.year() == year && line.caseType().equals("brandNomination")).forEach(line -> {
            if (line.state() == RoundState.OPEN) {
                SignedInAs.runAs(CITY_MANAGER, () -> rounds.closeInEmergency(line.id(), "让位给下一个测试", CITY_MANAGER));
            }
            int away = FarYears.free(jdbc, "brandNomination");
            jdbc.sql("UPDATE annual_round SET year = ? WHERE id = ?").params(away, line.id()).update();
            jdbc.sql("UPDATE nomination SET year = ? WHERE round_id = ?").params(away, line.id()).update();
        });
    }

    /** So that no timer of a round is left for other tests. */
    public void closeAll() {
        SignedInAs.runAs(CITY_MANAGER, () -> views.all().stream().filter(line -> line.state() == RoundState.OPEN)
                .forEach(line -> rounds.closeInEmergency(line.id(), "检查结束", CITY_MANAGER)));
    }

    /** On the usual day itself: the calendars of far years are not out. */
    public long prepared(int year) {
        var id = new long[1];
        SignedInAs.runAs(CITY_CLERK, () -> id[0] = prepared(year, rounds.proposal("brandNomination", year).dueOn(), DueRule.FIXED));
        return id[0];
    }

    public long prepared(int year, LocalDate due, DueRule rule) {
        var plan = rounds.proposal("brandNomination", year);
        return rounds.prepare(new Rounds.Plan(plan.caseType(), year, plan.subject(), plan.basis(), due, plan.dueTime(), rule), CITY_CLERK);
    }

    public void open(long id) {
        SignedInAs.runAs(CITY_MANAGER, () -> {
            rounds.open(id, CITY_MANAGER);
            rounds.fill(id);
        });
    }

    public RoundViews.County county(long round, String jurisdiction) {
        return views.counties(round).stream().filter(line -> line.jurisdiction().equals(jurisdiction)).findFirst().orElseThrow();
    }

    public String number(long round, String jurisdiction) {
        return county(round, jurisdiction).caseNumber();
    }

    public static Actor clerk(String jurisdiction) {
        return SignedInAs.actor(Role.COUNTY_CLERK, jurisdiction);
    }

    public static Actor manager(String jurisdiction) {
        return SignedInAs.actor(Role.COUNTY_MANAGER, jurisdiction);
    }

    public static Actor expert(int n) {
        return new Actor("test-expert-" + n, "专家" + n, Set.of(new Grant(Role.EXPERT, "371500", null)));
    }

    /** An institution against which nothing stands. */
    public long institution(String jurisdiction) {
        long id = 860_000 + NEXT.getAndIncrement();
        LocalDate today = LocalDate.now(clock);
        register.institutions(List.of(new DirectoryRegister.Entry(
                new Directory.Institution(id, "某品牌培训学校" + id, "某校" + id, "培训机构", "523715BRAND" + id + "X", jurisdiction, "某路" + id + "号",
                        "0635-0000000", "某老师"),
                DirectoryStatus.NORMAL, today.minusYears(5), "首批入目录", "某人社字1号", List.of(), List.of(), List.of())));
        jdbc.sql("""
                INSERT INTO class_filing (number, version, institution_id, institution_name, jurisdiction, applicant_id,
                    applicant_name, state, form, title, starts_on, planned_size, created_at, saved_at)
                VALUES (:number, 0, :id, '某品牌培训学校', :jurisdiction, 'test', '申报人员', 'RUNNING', '{}', '电工班', :start, 40, now(), now())""")
                .param("number", "测试" + id).param("id", id).param("jurisdiction", jurisdiction).param("start", today.minusMonths(2)).update();
        return id;
    }

    /** One that has no class. */
    public long idle(String jurisdiction) {
        long id = institution(jurisdiction);
        jdbc.sql("DELETE FROM class_filing WHERE institution_id = ?").param(id).update();
        return id;
    }

    public long suspended(String jurisdiction) {
        long id = institution(jurisdiction);
        register.event(id, DirectoryStatus.SUSPENDED, LocalDate.now(clock).minusMonths(3), "擅自开班", "某人社函1号");
        return id;
    }

    /** The county's clerk chooses so many candidates and writes everything. */
    public String filled(long round, String jurisdiction, int candidates) {
        String number = number(round, jurisdiction);
        Actor clerk = clerk(jurisdiction);
        SignedInAs.runAs(clerk, () -> {
            for (int slot = 1; slot <= candidates; slot++) {
                nominations.choose(number, institution(jurisdiction), clerk);
                write(number, new Nominations.Texts(slot, TEXT, TEXT, TEXT), clerk);
                prove(number, slot, clerk);
            }
        });
        return number;
    }

    /** As from a page that was opened just now. */
    public void write(String number, Nominations.Texts texts, Actor clerk) {
        materials.write(number, texts, seen(number, texts.slot()), clerk);
    }

    /** Uploads a document of the candidate, and takes the candidate out, as from a page that was opened just now. */
    public void prove(String number, int slot, Actor clerk) {
        documents.add(number, slot, institutionAt(number, slot), "证明材料.pdf", pdf(), clerk);
    }

    public void remove(String number, int slot, Actor clerk) {
        nominations.remove(number, slot, institutionAt(number, slot), clerk);
    }

    public long institutionAt(String number, int slot) {
        return candidates.of(number).stream().filter(one -> one.slot() == slot).findFirst().orElseThrow().institutionId();
    }

    /** What a page shows of the candidate's texts; empty without one. */
    public String seen(String number, int slot) {
        return candidates.of(number).stream().filter(one -> one.slot() == slot).findFirst().map(Candidate::seen).orElse("");
    }

    public void submit(String number, String step, Actor actor, Map<String, Object> values) {
        SignedInAs.runAs(actor, () -> tasks.complete(tasks.open(number, step).orElseThrow(), actor, values));
    }

    /** Publicised and ready for the manager's signature after the county's publicity. */
    public String publicised(long round, String jurisdiction, int candidates) {
        String number = filled(round, jurisdiction, candidates);
        submit(number, "selectCandidates", clerk(jurisdiction), Map.of("decision", "publicise"));
        return number;
    }

    public void sign(String number, String jurisdiction) {
        submit(number, "signNomination", manager(jurisdiction), Map.of("decision", "send"));
    }

    public void pass(String number, int experts) {
        accounts();
        submit(number, "checkMaterials", CITY_CLERK, Map.of("decision", "pass", "experts", experts));
    }

    /** Nine experts with an account: {@link #expert}. */
    public void accounts() {
        for (int n = 1; n <= 9; n++) {
            member(expert(n).userId(), new Grant(Role.EXPERT, "371500", null));
        }
    }

    /** An account that is told what its role is told. */
    public void member(String user, Grant grant) {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, '某人', 'none') ON CONFLICT DO NOTHING").param(user).update();
        String group = grant.institutionId() == null ? grant.role().in(grant.jurisdiction()) : Role.applicantsOf(grant.institutionId());
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, institution_id, group_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(user, grant.role().name(), grant.jurisdiction(), grant.institutionId(), group).update();
    }

    /** An officer of the institution with an account, so that the institution can be told. */
    public Actor officer(long institution, String jurisdiction) {
        Actor officer = SignedInAs.applicant(jurisdiction, institution);
        member(officer.userId(), new Grant(Role.APPLICANT, jurisdiction, institution));
        return officer;
    }

    /** Titles and texts, newest first. */
    public List<String> told(Actor person) {
        return jdbc.sql("SELECT title || '：' || text || ' ' || link FROM notification WHERE recipient = ? ORDER BY id DESC").param(person.userId())
                .query(String.class).list();
    }

    public void score(String number, int expert, int candidates, int points) {
        submit(number, "scoreNomination", expert(expert), sheet(candidates, points));
    }

    public static Map<String, Object> sheet(int candidates, int points) {
        var values = new HashMap<String, Object>(Map.of("decision", "score"));
        for (int slot = 1; slot <= candidates; slot++) {
            for (String key : List.of("feature", "practice", "example", "quality", "standing")) {
                values.put(key + slot, points);
            }
        }
        return values;
    }

    public void decide(String number, String decision) {
        SignedInAs.runAs(CITY_MANAGER, () -> documents.addMinutes(number, "会议纪要.pdf", pdf(), CITY_MANAGER));
        submit(number, "decideSelection", CITY_MANAGER, decision.equals("decline")
                ? Map.of("decision", "decline", "opinion", "综合评分较低") : Map.of("decision", "select", "chosen", decision));
    }

    static ByteArrayInputStream pdf() {
        return new ByteArrayInputStream(
                "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
    }
}
