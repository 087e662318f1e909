package org.peixun.authorization;

import static org.peixun.authorization.Exhibitor.Exhibit.nowhere;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What administrators keep, and what is somebody's own. */
@Component
@Lazy
class AdministrationExhibits implements Exhibitor {

    private final Users users;
    private final JdbcClient jdbc;

    AdministrationExhibits(Users users, JdbcClient jdbc) {
        this.users = users;
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Exhibit> exhibits(int year) {
        var told = new HashMap<String, Exhibit>();
        nobodys(told);
        String user = "shown." + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(user, "某某", null, "Correct-Horse-7", Set.of(new Grant(Role.EXPERT, "371500", null)), false), Actor.SYSTEM);
        told.put("/admin/users/{userId}", city(Map.of("userId", user, "enabled", "true", "proof", "IN_PERSON")));
        told.put("/admin/policy/{key}", city(Map.of("key", "urge.intervalWorkdays")));
        told.put("/admin/offices/{jurisdiction}", city(Map.of("jurisdiction", FilingScenario.COUNTY)));
        String theme = jdbc.sql("SELECT code FROM project_theme LIMIT 1").query(String.class).single();
        told.put("/admin/project-themes/{code}", city(Map.of("code", theme)));
        return told;
    }

    private static Exhibit city(Map<String, String> values) {
        return new Exhibit("371500", null, values);
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
}
