package org.peixun.demo;

import org.peixun.identity.People;
import org.peixun.letter.Offices;
import org.springframework.stereotype.Component;

/** Telephones for the letters, which nobody has. */
@Component
class DemoOffices {

    private final Offices offices;
    private final People people;

    DemoOffices(Offices offices, People people) {
        this.offices = offices;
        this.people = people;
    }

    void settle() {
        int next = 1;
        for (Offices.Office office : offices.all()) {
            offices.change(new Offices.Office(office.jurisdiction(), office.name(), "0635-00000%02d".formatted(next++),
                    office.address(), office.reviewedBy()), people.actor("xitong"));
        }
    }
}
