package org.peixun.identity;

import static org.peixun.identity.SignedInAs.actor;

import java.util.List;
import java.util.stream.Stream;

/** The officers that try an address: one for each place where their role can be held. */
public final class Seats {

    public static final String CITY = "371500";

    private Seats() {}

    /**
     * @param counties the own county first, then another where it matters
     * @return in that order, the city's officer last; none for {@link Role#APPLICANT}, whose place is an institution
     */
    public static List<Actor> of(Role role, String... counties) {
        Stream<String> inCounties = role.isOfCity() ? Stream.empty() : Stream.of(counties);
        Stream<String> inCity = role.isOfCity() || role.seat() == Role.Seat.ANY ? Stream.of(CITY) : Stream.empty();
        return role == Role.APPLICANT ? List.of() : Stream.concat(inCounties, inCity).map(place -> actor(role, place)).toList();
    }
}
