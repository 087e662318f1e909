package org.peixun.classfiling;

import java.util.stream.Collectors;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.letter.Offices;
import org.springframework.stereotype.Component;

/** Whom an applicant asks about a notice: who gave it or, when the rules did, the county's clerks. */
@Component
class Contacts {

    private final People people;
    private final Offices offices;

    Contacts(People people, Offices offices) {
        this.people = people;
        this.offices = offices;
    }

    String of(ClassFiling filing, Notice notice) {
        Offices.Office office = offices.of(filing.jurisdiction());
        String names = notice.givenByName().equals(Actor.SYSTEM.name())
                ? people.membersOf(Role.COUNTY_CLERK.in(filing.jurisdiction())).stream().map(People.Person::name)
                        .limit(3).collect(Collectors.joining("、"))
                : notice.givenByName();
        return office.name() + (names.isEmpty() ? "" : "，" + names)
                + (office.phone().isEmpty() ? "" : "，电话" + office.phone())
                + (office.address().isEmpty() ? "" : "，地址：" + office.address());
    }
}
