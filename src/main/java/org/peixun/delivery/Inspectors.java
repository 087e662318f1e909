package org.peixun.delivery;

import java.util.ArrayList;
import java.util.List;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Who inspects a class: officers of its county, two at the least (clause 12). */
@Component
class Inspectors {

    private final Classes classes;
    private final People people;

    Inspectors(Classes classes, People people) {
        this.classes = classes;
        this.people = people;
    }

    /** Those of the class's county, for choosing. */
    List<People.Person> of(RegisteredClass registered) {
        return people.membersOf(Role.COUNTY_CLERK.in(registered.jurisdiction()));
    }

    /** @throws RequestRefused 400 when fewer different officers of the county are named than needed */
    String checked(RegisteredClass registered, List<String> named, Actor actor, String field) {
        int needed = classes.policy(registered).integer("inspection.officersMin");
        List<String> known = new ArrayList<>(of(registered).stream().map(People.Person::name).toList());
        known.add(actor.name());
        List<String> distinct = named.stream().map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
        List<String> strangers = distinct.stream().filter(name -> !known.contains(name)).toList();
        if (distinct.size() < needed || !strangers.isEmpty()) {
            throw RequestRefused.badInput(List.of(new Problem(field, "现场检查须有" + needed + "名不同的本县区经办人员（第12条）"
                    + (strangers.isEmpty() ? "" : "，“" + String.join("、", strangers) + "”不在其中")
                    + "。可填写：" + String.join("、", known.stream().filter(name -> !name.equals(actor.name())).distinct().toList()) + "。")));
        }
        return String.join("、", distinct);
    }
}
