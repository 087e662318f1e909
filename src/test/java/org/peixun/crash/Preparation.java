package org.peixun.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.peixun.PeixunApplication;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The demo city, and drafts without a fault in it with people who may hand them in. */
final class Preparation {

    private Preparation() {}

    /** @param daysAhead working days from the clock's today to the classes' first days */
    static void prepare(Path folder, Duration offset, List<String> applicants, int drafts, int daysAhead) {
        try (var context = new SpringApplicationBuilder(PeixunApplication.class)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("noTestClock", new NoTestClock()))
                .run("--server.port=0", "--server.address=127.0.0.1", "--peixun.database.folder=" + folder,
                        "--peixun.clock.offset=" + offset, "--logging.level.root=error", "--spring.main.banner-mode=off")) {
            var scenario = context.getBean(FilingScenario.class);
            List<Set<Grant>> grants = new ArrayList<>();
            applicants.forEach(name -> grants.add(new HashSet<>()));
            for (int i = 0; i < drafts; i++) {
                grants.get(i % applicants.size()).add(new Grant(
                        Role.APPLICANT, FilingScenario.COUNTY, scenario.aValidDraft(daysAhead).institutionId()));
            }
            List<NewUser> people = new ArrayList<>();
            for (int i = 0; i < applicants.size(); i++) {
                people.add(new NewUser(applicants.get(i), "演练某", null, "Peixun@2021", grants.get(i), false));
            }
            context.getBean(Users.class).createAll(people, Actor.SYSTEM);
        }
    }
}
