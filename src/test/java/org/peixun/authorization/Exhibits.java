package org.peixun.authorization;

import static org.peixun.identity.SignedInAs.runAs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.peixun.attachment.Attachments;
import org.peixun.classfiling.FilingScenario;
import org.peixun.complaint.ComplaintScenario;
import org.peixun.complaint.Source;
import org.peixun.delivery.ClassScenario;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.peixun.nomination.NominationScenario;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.projectlist.ProjectSummaries;
import org.peixun.round.DueRule;
import org.peixun.suspension.SuspensionScenario;
import org.peixun.workflow.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** One case of each kind, told once: what the addresses with a number in them are about. */
@Component
@Lazy
class Exhibits {

    /**
     * @param county where it is; {@code null} for what lies in no county: a list, one's own page
     * @param institution whose it is, or {@code null} when no institution's
     * @param values for the variables of the path and as fields of the form
     */
    record Exhibit(String county, Long institution, Map<String, String> values) {

        String in(String path) {
            String filled = path.replaceAll("\\{(\\w+):[^}]*}", "{$1}").replace("/**", "/x");
            for (var value : values.entrySet()) {
                filled = filled.replace("{" + value.getKey() + "}", value.getValue());
            }
            return filled;
        }
    }

    /** Each time another: there is one round a year. */
    private int year = 2060;

    private final FilingScenario filings;
    private final ClassScenario classes;
    private final ComplaintScenario complaints;
    private final SuspensionScenario suspensions;
    private final NominationScenario nominations;
    private final ProjectListScenario projects;
    private final ProjectSummaries summaries;
    private final Attachments attachments;
    private final Users users;
    private final Tasks tasks;
    private final JdbcClient jdbc;

    Exhibits(FilingScenario filings, ClassScenario classes, ComplaintScenario complaints, SuspensionScenario suspensions,
            NominationScenario nominations, ProjectListScenario projects, ProjectSummaries summaries, Attachments attachments,
            Users users, Tasks tasks, JdbcClient jdbc) {
        this.filings = filings;
        this.classes = classes;
        this.complaints = complaints;
        this.suspensions = suspensions;
        this.nominations = nominations;
        this.projects = projects;
        this.summaries = summaries;
        this.attachments = attachments;
        this.users = users;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /** By the beginning of the address; the longest that fits counts. */
    Map<String, Exhibit> told() {
        var told = new HashMap<String, Exhibit>();
        year++;
        var draft = filings.aValidDraft();
        told.put("", new Exhibit(null, draft.institutionId(), Map.of()));
        told.put("/filings/{number}", filing(draft, Map.of("step", "basic", "id", attachment(draft.number()), "kind", "教学计划",
                "take", "ALL", "slotStarts", "08:30", "slotEnds", "11:45", "slotHours", "4")));
        var handedIn = filings.submitted();
        String task = tasks.open(handedIn.number(), "acceptFiling").orElseThrow();
        var work = Map.of("taskId", task, "task", task, "only", task, "case", handedIn.number(), "kind", "filing",
                "id", attachment(handedIn.number()), "decision", "accept", "reason", "工作调整", "question", "请提意见", "to", "nobody");
        for (String path : List.of("/tasks", "/cases/{number}", "/attachments/{id}")) {
            told.put(path, filing(handedIn, work));
        }
        told.put("/archives/{number}", filing(handedIn, Map.of()));
        told.put("/filings/{number}/{end", filing(handedIn, Map.of("end", "withdraw", "reason", "计划有变")));
        var running = classes.running();
        told.put("/classes/{number}", filing(running, Map.of("position", "1", "row", "1", "session", "1")));
        told.put("/cases/{number}/letters", filing(running, Map.of("kind", "receipt")));
        complaint(told);
        var suspended = suspensions.suspended(StandingReason.FALSE_MATERIAL);
        suspensions.upload(suspended.number(), SuspensionScenario.CLERK);
        told.put("/suspensions/{number}", new Exhibit(SuspensionScenario.COUNTY, suspended.institutionId(),
                Map.of("number", suspended.number(), "kind", "suspension", "reason", "笔误", "documentNo", "聊人社监字〔2026〕4号", "id", attachment(suspended.number()))));
        told.put("/directory/{id}", new Exhibit(FilingScenario.COUNTY, draft.institutionId(), Map.of("id", String.valueOf(draft.institutionId()), "to", "suspend",
                "kind", "teachers", "key", String.valueOf(draft.institutionId()))));
        nobodys(told);
        rounds(told);
        administered(told);
        return told;
    }

    private static Exhibit nowhere(Map<String, String> values) {
        return new Exhibit(null, null, values);
    }

    private static Exhibit filing(FilingScenario.Draft filing, Map<String, String> more) {
        var values = new HashMap<>(more);
        values.put("number", filing.number());
        return new Exhibit(FilingScenario.COUNTY, filing.institutionId(), values);
    }

    private void complaint(Map<String, Exhibit> told) {
        String number = complaints.registered(complaints.intake(Source.REPORT, complaints.institution(), "某投诉人", "13900000000")).number();
        complaints.claim(number, "acceptComplaint");
        told.put("/complaints/hotline/{number}", new Exhibit(null, null,
                Map.of("number", complaints.registered(Source.HOTLINE).number(), "said", "WITHDRAW", "text", "机构已经退费")));
        told.put("/complaints/{number}", new Exhibit(ComplaintScenario.COUNTY, null,
                Map.of("number", number, "why", "电话核实缴费时间", "reason", "等待鉴定结果", "days", "3")));
    }

    /** Somebody's own, or to be had with a secret that nobody knows: there is nothing under these numbers. */
    private static void nobodys(Map<String, Exhibit> told) {
        String unknown = UUID.randomUUID().toString();
        told.put("/opinions/{id}", nowhere(Map.of("id", unknown)));
        told.put("/account/sessions/{key}", nowhere(Map.of("key", unknown)));
        told.put("/admin/users/{userId}/sessions/{key}", nowhere(Map.of("userId", "nobody", "key", unknown)));
        told.put("/admin/failed-jobs/{id}", nowhere(Map.of("id", unknown)));
        told.put("/absence/{id}", nowhere(Map.of("id", "0")));
        told.put("/notifications/{id}", nowhere(Map.of("id", "0")));
        told.put("/check/{code}", nowhere(Map.of("code", "AAAA")));
        told.put("/institutions/{id}", nowhere(Map.of("id", "0")));
        told.put("/standards/occupations/{code}", nowhere(Map.of("code", "6-31-01-03")));
        told.put("/published/projects/{year}", nowhere(Map.of("year", "2061")));
    }

    private void rounds(Map<String, Exhibit> told) {
        String county = FilingScenario.COUNTY;
        long round = nominations.round(year);
        String nomination = nominations.filled(round, county, 1);
        told.put("/nominations/{number}", new Exhibit(county, null,
                Map.of("number", nomination, "slot", "1", "id", attachment(nomination),
                        "institution", String.valueOf(nominations.institution(county)))));
        told.put("/nominations/comparison/{round}", new Exhibit("371500", null, Map.of("round", String.valueOf(round))));
        told.put("/rounds/{id}", new Exhibit("371500", null, Map.of("id", String.valueOf(round), "jurisdiction", county, "reason", "机构改革")));
        projects.open(year, DueRule.FIXED);
        String list = projects.numberOf(year, county);
        projects.add(list, ProjectListScenario.project("家庭烹饪班", "鲁菜师傅", year), county);
        told.put("/project-lists/{number}", new Exhibit(county, null, Map.of("number", list, "id", "0", "key", "p1", "row", "p1", "all", "true", "code", "1")));
        passed(projects.numberOf(year, "371521"), "371521");
        runAs(ProjectListScenario.CITY_CLERK, () -> told.put("/project-summaries/{id}", new Exhibit("371500", null,
                Map.of("id", String.valueOf(summaries.consolidate(year, ProjectListScenario.CITY_CLERK))))));
    }

    private void passed(String list, String county) {
        projects.add(list, ProjectListScenario.project("面点班", "鲁菜师傅", year), county);
        projects.done(list, "fillList", ProjectListScenario.clerk(county), Map.of());
        projects.done(list, "signList", ProjectListScenario.manager(county), Map.of("decision", "sign"));
        projects.done(list, "checkList", ProjectListScenario.CITY_CLERK, Map.of("decision", "pass"));
    }

    private void administered(Map<String, Exhibit> told) {
        String user = "shown." + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(user, "某某", null, "Correct-Horse-7", Set.of(new Grant(Role.EXPERT, "371500", null)), false), Actor.SYSTEM);
        told.put("/admin/users/{userId}", new Exhibit("371500", null, Map.of("userId", user, "enabled", "true", "proof", "IN_PERSON")));
        told.put("/admin/policy/{key}", new Exhibit("371500", null, Map.of("key", "urge.intervalWorkdays")));
        told.put("/admin/offices/{jurisdiction}", new Exhibit("371500", null, Map.of("jurisdiction", FilingScenario.COUNTY)));
        String theme = jdbc.sql("SELECT code FROM project_theme LIMIT 1").query(String.class).single();
        told.put("/admin/project-themes/{code}", new Exhibit("371500", null, Map.of("code", theme)));
    }

    /** Of the same county, with no case. */
    long anotherInstitution() {
        return filings.aValidDraft().institutionId();
    }

    /** So that no timer of a round is left for other tests. */
    void tidy() {
        nominations.closeAll();
    }

    private String attachment(String number) {
        return attachments.of(number).stream().findFirst().map(file -> file.id().toString()).orElseGet(() -> UUID.randomUUID().toString());
    }
}
