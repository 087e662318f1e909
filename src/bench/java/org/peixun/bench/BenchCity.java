package org.peixun.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;

/** Officers and institutions of one client, in a county of the real city; clients share a county as people do. */
final class BenchCity {

    /** Applicant, two clerks, manager. */
    static final int ACCOUNTS = 4;

    private static final int TRAINEES = 30;
    private static final int DAYS_AHEAD = 15;
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final Site site;

    BenchCity(Site site) {
        this.site = site;
    }

    /** A client with so many drafts of 30 trainees each, ready to be handed in. */
    FilingClient client(int drafts) throws IOException {
        int serial = CLIENTS.incrementAndGet();
        List<Jurisdiction> counties = site.bean(Jurisdictions.class).counties();
        String county = counties.get(serial % counties.size()).code();
        var scenario = site.bean(FilingScenario.class);
        Queue<String> numbers = new ConcurrentLinkedQueue<>();
        Set<Grant> institutions = new HashSet<>();
        for (int i = 0; i < drafts; i++) {
            FilingScenario.Draft draft = scenario.aValidDraft(county, DAYS_AHEAD, TRAINEES);
            numbers.add(draft.number());
            institutions.add(new Grant(Role.APPLICANT, county, draft.institutionId()));
        }
        String name = "bench" + serial;
        List<NewUser> accounts = new ArrayList<>();
        accounts.add(account(name + "-applicant", institutions));
        accounts.add(account(name + "-clerk", Set.of(new Grant(Role.COUNTY_CLERK, county, null))));
        accounts.add(account(name + "-clerk2", Set.of(new Grant(Role.COUNTY_CLERK, county, null))));
        accounts.add(account(name + "-manager", Set.of(new Grant(Role.COUNTY_MANAGER, county, null))));
        site.bean(Users.class).createAll(accounts, Actor.SYSTEM);
        Visitor[] people = new Visitor[accounts.size()];
        for (int i = 0; i < people.length; i++) {
            people[i] = new Visitor(site.port(), accounts.get(i).userId());
        }
        return new FilingClient(site, people, numbers);
    }

    private static NewUser account(String userId, Set<Grant> grants) {
        return new NewUser(userId, "某经办", null, Visitor.PASSWORD, grants, false);
    }
}
