package org.peixun.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.shared.Problem;
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

    /**
     * @param field {@code otherOfficers}: besides the one who types; otherwise all of them
     * @return when fewer different officers of the county are named than needed
     */
    Optional<Problem> problem(RegisteredClass registered, List<String> named, Actor actor, String field) {
        int needed = classes.policy(registered).integer("inspection.officersMin");
        List<String> known = Stream.concat(Stream.of(actor.name()), of(registered).stream().map(People.Person::name)).distinct().toList();
        List<String> distinct = distinct(named);
        List<String> strangers = distinct.stream().filter(name -> !known.contains(name)).toList();
        return distinct.size() >= needed && strangers.isEmpty() ? Optional.empty()
                : Optional.of(new Problem(field, "现场检查须有" + needed + "名不同的本县区经办人员（第12条）"
                        + (strangers.isEmpty() ? "" : "，“" + String.join("、", strangers) + "”不在其中") + "。可填写："
                        + String.join("、", known.stream().filter(name -> !field.equals("otherOfficers") || !name.equals(actor.name())).toList()) + "。"));
    }

    static String names(List<String> named) {
        return String.join("、", distinct(named));
    }

    private static List<String> distinct(List<String> named) {
        return named.stream().map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
    }
}
