package org.peixun.worklist;

import java.util.List;
import java.util.stream.Stream;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.springframework.stereotype.Component;

/**
 * Who may be asked about a case and who may get a copy of it: officers that may read it anyway by their role, of the same
 * county or of the city. Nobody gets a right by being asked, and another county's officers are not on the list.
 */
@Component
class Officers {

    private final People people;
    private final Jurisdictions jurisdictions;

    Officers(People people, Jurisdictions jurisdictions) {
        this.people = people;
        this.jurisdictions = jurisdictions;
    }

    /** @param label 县区经办（东阿县） */
    record Group(String id, String label, List<People.Person> members) {}

    /** The county's own officers and, upward (请示), the city's clerks; for a city's task the city's officers. */
    List<Group> toAsk(WorkItem item, Actor without) {
        String city = jurisdictions.city().code();
        boolean cityTask = item.queue().endsWith("-" + city);
        return groups(cityTask ? Stream.of(Role.CITY_CLERK.in(city), Role.CITY_MANAGER.in(city))
                : Stream.of(Role.COUNTY_CLERK.in(item.jurisdiction()), Role.COUNTY_MANAGER.in(item.jurisdiction()),
                        Role.CITY_CLERK.in(city)), without);
    }

    /** Officers of the case's county and of the city. */
    List<Group> toCopy(String jurisdiction, Actor without) {
        String city = jurisdictions.city().code();
        return groups(Stream.of(Role.COUNTY_CLERK.in(jurisdiction), Role.COUNTY_MANAGER.in(jurisdiction),
                Role.CITY_CLERK.in(city), Role.CITY_MANAGER.in(city)), without);
    }

    private List<Group> groups(Stream<String> ids, Actor without) {
        return ids.map(id -> new Group(id, people.groupLabel(id), people.membersOf(id).stream()
                .filter(person -> !person.userId().equals(without.userId())).toList()))
                .filter(group -> !group.members().isEmpty()).toList();
    }
}
