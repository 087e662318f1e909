package org.peixun.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredPeople implements People {

    private final JdbcClient jdbc;
    private final Jurisdictions jurisdictions;

    StoredPeople(JdbcClient jdbc, Jurisdictions jurisdictions) {
        this.jdbc = jdbc;
        this.jurisdictions = jurisdictions;
    }

    @Override
    public Optional<Person> find(String userId) {
        return jdbc.sql("SELECT user_id, name, email FROM app_user WHERE user_id = :userId")
                .param("userId", userId)
                .query(Person.class).optional();
    }

    @Override
    public Optional<Person> findEnabled(String userId) {
        return jdbc.sql("SELECT user_id, name, email FROM app_user WHERE user_id = :userId AND enabled")
                .param("userId", userId)
                .query(Person.class).optional();
    }

    @Override
    public List<Person> membersOf(String group) {
        return jdbc.sql("""
                        SELECT DISTINCT u.user_id, u.name, u.email
                        FROM user_grant g JOIN app_user u USING (user_id)
                        WHERE g.group_id = :group AND u.enabled
                        ORDER BY u.name, u.user_id
                        """)
                .param("group", group)
                .query(Person.class).list();
    }

    @Override
    public Optional<Person> keptMember(String group, String userId) {
        // first the account, then its roles: asked together they would be those from before the wait
        boolean kept = jdbc.sql("SELECT user_id FROM app_user WHERE user_id = :userId AND enabled FOR SHARE").param("userId", userId)
                .query(String.class).optional().isPresent();
        return kept ? membersOf(group).stream().filter(person -> person.userId().equals(userId)).findFirst() : Optional.empty();
    }

    @Override
    public List<String> disabled() {
        return jdbc.sql("SELECT user_id FROM app_user WHERE NOT enabled").query(String.class).list();
    }

    @Override
    public String groupLabel(String group) {
        int dash = group.indexOf('-');
        for (Role role : Role.values()) {
            if (dash > 0 && role.group().equals(group.substring(0, dash))) {
                return role == Role.APPLICANT
                        ? role.label()
                        : role.label() + "（" + jurisdictions.name(group.substring(dash + 1)) + "）";
            }
        }
        return group;
    }

    @Override
    public Actor actor(String userId) {
        String name = find(userId)
                .orElseThrow(() -> new IllegalArgumentException("No user " + userId))
                .name();
        return new Actor(userId, name, new HashSet<>(grants(userId)));
    }

    private List<Grant> grants(String userId) {
        return jdbc.sql("SELECT role, jurisdiction, institution_id FROM user_grant WHERE user_id = :userId")
                .param("userId", userId)
                .query(Grant.class).list();
    }
}
