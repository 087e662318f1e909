package org.peixun.identity;

import java.util.List;

/** The accounts, for those who administer them. */
public interface UserList {

    /**
     * @param locked after too many failed sign-ins, for the time being
     * @param secondFactor whether one-time codes are set up
     */
    record Row(
            String userId, String name, String email, boolean enabled, boolean mustChangePassword, boolean locked,
            boolean secondFactor, List<Grant> grants) {}

    /**
     * By user id.
     *
     * @param text part of the user id, the name or the e-mail; empty = all
     */
    List<Row> find(String text, long offset, int limit);

    int count(String text);

    /** @throws org.peixun.shared.RequestRefused 404 */
    Row find(String userId);

    /** Everybody who may sign in, by user id. */
    List<People.Person> enabled();
}
