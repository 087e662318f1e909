package org.peixun.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;

/** An institution with two hundred open cases is suspended and reinstated: every case pauses and goes on, all or none. */
final class SuspensionOfMany implements Part {

    private static final int CASES = 200;
    private static final int TIMES = Integer.getInteger("bench.suspensions", 6);

    @Override
    public String id() {
        return "suspension";
    }

    @Override
    public String question() {
        return "Suspension of an institution with " + CASES + " open cases";
    }

    @Override
    public void measure(Site site, Report report) throws Exception {
        var scenario = site.bean(FilingScenario.class);
        long institution = 0;
        for (int i = 0; i < CASES; i++) {
            FilingScenario.Draft one = scenario.submitted();
            institution = institution == 0 ? one.institutionId() : institution;
            site.database().observer().sql("UPDATE class_filing SET institution_id = ? WHERE number = ?")
                    .params(institution, one.number()).update();
            site.database().observer().sql("UPDATE case_file SET institution_id = ? WHERE number = ?")
                    .params(institution, one.number()).update();
        }
        site.bean(Users.class).createAll(List.of(new NewUser("bench-superior", "某负责人", null, Visitor.PASSWORD,
                Set.of(new Grant(Role.CITY_MANAGER, site.bean(Jurisdictions.class).city().code(), null)), false)), Actor.SYSTEM);
        var superior = new Visitor(site.port(), "bench-superior");
        double[] suspended = new double[TIMES];
        double[] reinstated = new double[TIMES];
        Work before = site.work();
        for (int i = 0; i < TIMES; i++) {
            suspended[i] = change(superior, institution, "suspend", "DISORDERLY_MANAGEMENT");
            paused(site, institution, CASES);
            reinstated[i] = change(superior, institution, "reinstate", "RECTIFIED");
            paused(site, institution, 0);
        }
        Work spent = site.work().since(before);
        long statements = spent.statements() / TIMES / 2;
        report.file("statements-suspension.txt", spent.shown());
        double p95 = Slices.percentile(suspended, 95);
        report.line("suspended, p95 (the click, over HTTP)", Report.number(p95) + " ms", "", p95 / 1000, Report.Goal.atMost(2));
        double back = Slices.percentile(reinstated, 95);
        report.line("reinstated, p95", Report.number(back) + " ms", "", back / 1000, Report.Goal.atMost(2));
        report.note(statements + " statements a change of standing, in one transaction; seconds are the ratio here.");
    }

    private static double change(Visitor superior, long institution, String to, String reason) throws Exception {
        Map<String, String> fields = Map.of("reason", reason, "facts", "核对暂停和恢复。",
                "documentNo", "测〔2026〕" + Integer.toUnsignedString(UUID.randomUUID().hashCode()) + "号");
        return Slices.millis(() -> superior.act("/directory/" + institution + "/standing/" + to, fields));
    }

    private static void paused(Site site, long institution, int expected) {
        int found = site.database().observer().sql("""
                SELECT count(*) FROM work_item w JOIN class_filing f ON f.number = w.case_number
                WHERE f.institution_id = ? AND w.state = 'PAUSED'""").param(institution).query(Integer.class).single();
        if (found != expected) {
            throw new IllegalStateException(found + " paused, not " + expected);
        }
    }
}
