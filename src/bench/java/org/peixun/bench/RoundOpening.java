package org.peixun.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.round.Rounds;

/** Opening the year's round for as many counties as the country has. */
final class RoundOpening implements Part {

    private static final int COUNTIES = Integer.getInteger("bench.counties", 3_000);

    @Override
    public String id() {
        return "round";
    }

    @Override
    public String question() {
        return "Opening a round for " + COUNTIES + " jurisdictions";
    }

    @Override
    public void measure(Site site, Report report) throws Exception {
        site.database().observer().sql("""
                INSERT INTO jurisdiction (code, name, parent, position)
                SELECT 'B' || n, '某县' || n, (SELECT code FROM jurisdiction WHERE parent IS NULL), 100 + n
                FROM generate_series(1, :counties - (SELECT count(*) FROM jurisdiction WHERE parent IS NOT NULL)) n""")
                .param("counties", COUNTIES).update();
        var rounds = site.bean(Rounds.class);
        var lead = new Actor("bench-lead", "某负责人", Set.of(
                new Grant(Role.CITY_MANAGER, site.bean(Jurisdictions.class).city().code(), null),
                new Grant(Role.CITY_CLERK, site.bean(Jurisdictions.class).city().code(), null)));
        double theirs;
        try (BareEngine bare = BareEngine.start(site.database(), settings -> { })) {
            theirs = Slices.millis(() -> {
                for (int i = 0; i < COUNTIES; i++) {
                    bare.act(0, "round-" + i);
                }
                return null;
            });
        }
        Work before = site.work();
        List<Double> answers = new ArrayList<>();
        long id = rounds.prepare(rounds.proposal("brandNomination", 2026), lead);
        double ours = Slices.millis(() -> {
            answers.add(Slices.millis(() -> {
                rounds.open(id, lead);
                return null;
            }));
            return rounds.fill(id);
        });
        report.line("every county has its task", Report.number(ours / 1000) + " s", Report.number(theirs / 1000) + " s", ours / theirs,
                Report.Goal.atMost(1.5));
        Work spent = site.work().since(before);
        report.file("statements-round.txt", spent.shown());
        report.note(Report.number(spent.statements() / (double) COUNTIES) + " statements a county. The click itself is answered after " + Report.number(answers.get(0)) + " ms.");
    }
}
