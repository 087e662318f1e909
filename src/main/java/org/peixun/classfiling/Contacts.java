package org.peixun.classfiling;

import java.util.stream.Collectors;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.springframework.stereotype.Component;

/** Whom an applicant asks about a notice: who gave it or, when the rules did, the county's clerks. */
@Component
class Contacts {

    private final People people;
    private final Jurisdictions jurisdictions;

    Contacts(People people, Jurisdictions jurisdictions) {
        this.people = people;
        this.jurisdictions = jurisdictions;
    }

    String of(ClassFiling filing, Notice notice) {
        String office = jurisdictions.name(filing.jurisdiction()) + "人力资源社会保障部门职业培训经办";
        String names = notice.givenByName().equals(Actor.SYSTEM.name())
                ? people.membersOf(Role.COUNTY_CLERK.in(filing.jurisdiction())).stream().map(People.Person::name)
                        .limit(3).collect(Collectors.joining("、"))
                : notice.givenByName();
        return names.isEmpty() ? office : office + " " + names;
    }
}
