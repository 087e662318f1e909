package org.peixun.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.peixun.shared.Namesakes;

/** Look-up of persons for names, hand-over and notification. */
public interface People {

    /** @param userId sign-in name */
    record Person(String userId, String name, String email) {

        /** His name for choosing one of them; with the sign-in name when another is called the same. */
        public String among(Collection<Person> all) {
            return Namesakes.label(this, all, Person::name, Person::userId);
        }
    }

    Optional<Person> find(String userId);

    /** The same, unless the account was disabled. */
    Optional<Person> findEnabled(String userId);

    /** Enabled members of an engine group such as {@code countyClerk-371524}, by name. */
    List<Person> membersOf(String group);

    /** The same of one person, who keeps the account until the transaction ends; empty when no enabled member. */
    Optional<Person> keptMember(String group, String userId);

    /** Sign-in names of the accounts that were disabled. */
    List<String> disabled();

    /** 县区经办（东阿县） for {@code countyClerk-371524}; the institution's name for {@code applicant-1042} is not known here: 申报人员. */
    String groupLabel(String group);

    /** The actor of a user, for jobs and tests that act on somebody's behalf. */
    Actor actor(String userId);
}
