package org.peixun.suspension;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.workflow.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Suspension cases for tests, each of an institution of its own. */
@Component
public class SuspensionScenario {

    public static final String COUNTY = "371525";
    public static final Actor CLERK = SignedInAs.actor(Role.COUNTY_CLERK, COUNTY);
    public static final Actor CITY_CLERK = SignedInAs.actor(Role.CITY_CLERK, "371500");
    public static final Actor CITY = SignedInAs.actor(Role.CITY_MANAGER, "371500");
    public static final Actor LEGAL = SignedInAs.actor(Role.LEGAL_REVIEWER, "371500");

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    /** @param institution its officer */
    public record Opened(String number, long institutionId, Actor institution) {}

    private final Findings findings;
    private final Suspensions suspensions;
    private final Rehearing rehearing;
    private final DirectoryRegister register;
    private final Tasks tasks;
    private final JdbcClient jdbc;
    private final Clock clock;

    SuspensionScenario(Findings findings, Suspensions suspensions, Rehearing rehearing, DirectoryRegister register, Tasks tasks, JdbcClient jdbc, Clock clock) {
        this.findings = findings;
        this.suspensions = suspensions;
        this.rehearing = rehearing;
        this.register = register;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In which a case can rest: DECIDED is left in the transaction in which it is reached. */
    public static Set<String> states() {
        return Stream.of(SuspensionState.values()).filter(state -> state != SuspensionState.DECIDED).map(SuspensionState::name).collect(Collectors.toSet());
    }

    public long institution() {
        long id = 880_000 + NEXT.getAndIncrement();
        register.institutions(List.of(new DirectoryRegister.Entry(
                new Directory.Institution(id, "某暂停培训学校" + id, "某校" + id, "培训机构", "523715SUSPE" + id + "X", COUNTY, "某路" + id + "号",
                        "0635-0000000", "某老师"),
                DirectoryStatus.NORMAL, LocalDate.now(clock).minusYears(2), "首批入目录", "某人社字1号", List.of(), List.of(), List.of())));
        return id;
    }

    public static Finding finding(long institution, StandingReason... offences) {
        return new Finding(institution, List.of(offences), "在某村擅自开班，现场清点学员40人，有照片和询问笔录", "投诉" + institution);
    }

    /** Found, waiting for the city's decision. */
    public Opened found(StandingReason... offences) {
        long institution = institution();
        var number = new String[1];
        SignedInAs.runAs(CLERK, () -> number[0] = findings.record(finding(institution, offences), CLERK));
        return new Opened(number[0], institution, SignedInAs.applicant(COUNTY, institution));
    }

    public Opened urgent() {
        long institution = institution();
        var number = new String[1];
        SignedInAs.runAs(CLERK, () -> number[0] = findings.urgent(finding(institution, StandingReason.FALSE_MATERIAL), CLERK));
        return new Opened(number[0], institution, SignedInAs.applicant(COUNTY, institution));
    }

    public Opened suspended(StandingReason... offences) {
        Opened opened = found(offences);
        submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕3号"));
        return opened;
    }

    public void investigate(Opened opened, String harm) {
        upload(opened.number(), CLERK);
        submit(opened.number(), "investigateFinding", CLERK,
                Map.of("coInvestigator", colleague(COUNTY), "facts", "经询问和查看现场，违规行为属实。", "harm", harm));
    }

    /** The second officer, an account of the county. */
    public String colleague(String county) {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, '查某', 'x') ON CONFLICT DO NOTHING").param("diaocha-" + county).update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES (?, 'COUNTY_CLERK', ?, ?) ON CONFLICT DO NOTHING")
                .params("diaocha-" + county, county, Role.COUNTY_CLERK.in(county)).update();
        return "查某";
    }

    public void defend(Opened opened) {
        submit(opened.number(), "stateDefence", opened.institution(), Map.of("statement", "没有异议，愿意整改。"));
    }

    public void review(Opened opened) {
        submit(opened.number(), "reviewLegality", LEGAL, Map.of("decision", "pass"));
    }

    /** Suspended, investigated, heard and reviewed; waits for the decision. */
    public Opened toDecision(String harm, StandingReason... offences) {
        Opened opened = suspended(offences);
        investigate(opened, harm);
        defend(opened);
        review(opened);
        return opened;
    }

    public void decide(Opened opened, String decision, Map<String, Object> more) {
        upload(opened.number(), CITY);
        var values = new HashMap<String, Object>(Map.of("decision", decision, "documentNo", "聊人社监处字〔2026〕5号"));
        values.putAll(more);
        submit(opened.number(), "decideMeasure", CITY, values);
    }

    /** A heavier measure is put to it: investigated, heard and reviewed; waits for the decision. */
    public void hearAgain(Opened opened, String measure, String reason) {
        SignedInAs.runAs(CITY, () -> rehearing.order(opened.number(), measure, reason, CITY));
        investigate(opened, "MINOR");
        defend(opened);
        review(opened);
    }

    public void submit(String number, String step, Actor actor, Map<String, Object> values) {
        SignedInAs.runAs(actor, () -> tasks.complete(tasks.open(number, step).orElseThrow(), actor, values));
    }

    public void upload(String number, Actor actor) {
        SignedInAs.runAs(actor, () -> suspensions.addDocument(number, "材料.pdf", new ByteArrayInputStream(
                "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)), actor));
    }
}
