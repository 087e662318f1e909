package org.peixun.crash;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.peixun.PeixunApplication;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.peixun.shared.Zone;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The demo city, and drafts without a fault in it with people who may hand them in. */
public final class Preparation {

    private static final String CITY = "371500";

    /** Long past the holidays of May; the calendar of the weeks after it is published. */
    public static final LocalDateTime BEGIN = LocalDateTime.of(2026, 6, 10, 10, 0);

    private Preparation() {}

    /** From the machine's time to {@link #BEGIN}. */
    public static Duration sinceBegin() {
        return Duration.between(Instant.now(), BEGIN.atZone(Zone.CHINA).toInstant());
    }

    /**
     * @param settings where the database is and what the clock says
     * @param drafts for the crew's applicants to hand in
     * @param leftAlone filings that are handed in and that nobody takes up
     * @param daysAhead working days from the clock's today to the classes' first days
     */
    public static void prepare(List<String> settings, Crew crew, int drafts, int leftAlone, int daysAhead) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of("--server.port=0", "--server.address=127.0.0.1", "--logging.level.root=error", "--spring.main.banner-mode=off"));
        try (var context = new SpringApplicationBuilder(PeixunApplication.class)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("noTestClock", new NoTestClock()))
                .run(all.toArray(String[]::new))) {
            var scenario = context.getBean(FilingScenario.class);
            IntStream.range(0, leftAlone).parallel().forEach(i -> scenario.submitted());
            List<Long> institutions = IntStream.range(0, drafts).parallel()
                    .mapToObj(i -> scenario.aValidDraft(daysAhead).institutionId()).toList();
            List<String> applicants = crew.applicants();
            List<NewUser> people = new ArrayList<>();
            for (int i = 0; i < applicants.size(); i++) {
                Set<Grant> grants = new HashSet<>();
                for (int own = i; own < institutions.size(); own += applicants.size()) {
                    grants.add(new Grant(Role.APPLICANT, FilingScenario.COUNTY, institutions.get(own)));
                }
                people.add(user(applicants.get(i), grants));
            }
            crew.clerks().forEach(name -> people.add(user(name, Set.of(new Grant(Role.COUNTY_CLERK, FilingScenario.COUNTY, null)))));
            crew.managers().forEach(name -> people.add(user(name, Set.of(new Grant(Role.COUNTY_MANAGER, FilingScenario.COUNTY, null)))));
            people.add(user(Crew.SUPERIOR, Set.of(new Grant(Role.CITY_MANAGER, CITY, null))));
            context.getBean(Users.class).createAll(people, Actor.SYSTEM);
        }
    }

    private static NewUser user(String name, Set<Grant> grants) {
        return new NewUser(name, "演练某", name + "@yanlian.example", "Peixun@2021", grants, false);
    }
}
