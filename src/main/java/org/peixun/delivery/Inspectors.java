package org.peixun.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.policy.Policy;
import org.peixun.shared.Problem;
import org.springframework.stereotype.Component;

/** Who visits a class or an exam: officers of its county, two at the least (clauses 10 and 12). */
@Component
class Inspectors {

    enum Visit {
        INSPECTION("现场检查", "inspection.officersMin"), PATROL("巡考", "exam.patrolOfficersMin");

        private final String label;
        private final String neededKey;

        Visit(String label, String neededKey) {
            this.label = label;
            this.neededKey = neededKey;
        }
    }

    /** @param names each as often as there are officers of it who go @param problem when they are too few, or not of the county */
    record Team(List<String> names, Optional<Problem> problem) {

        String shown() {
            return String.join("、", names);
        }
    }

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

    /** @param typed names, apart by 、 or blanks */
    static List<String> named(String typed) {
        return Arrays.asList(typed.split("[、，,\\s]+"));
    }

    /** @param named all who go @param typist may be one of them */
    Team all(Visit visit, RegisteredClass registered, List<String> named, Actor typist, String field) {
        return team(visit, registered, List.of(), named, Stream.concat(Stream.of(typist.name()), others(registered, typist).stream()).toList(), field);
    }

    /** @param named those who go with the first, who need not be named again */
    Team besides(Visit visit, RegisteredClass registered, Actor first, List<String> named, String field) {
        List<String> others = others(registered, first);
        List<String> besides = named.stream().filter(name -> others.contains(name) || !name.equals(first.name())).toList();
        return team(visit, registered, List.of(first.name()), besides, others, field);
    }

    private List<String> others(RegisteredClass registered, Actor one) {
        return of(registered).stream().filter(person -> !person.userId().equals(one.userId())).map(People.Person::name).toList();
    }

    private Team team(Visit visit, RegisteredClass registered, List<String> sure, List<String> named, List<String> able, String field) {
        List<String> typed = named.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
        var names = new ArrayList<>(sure);
        var free = new ArrayList<>(able);
        // two of one name are two officers; one who is named twice is one
        typed.stream().filter(free::remove).forEach(names::add);
        List<String> strangers = typed.stream().distinct().filter(name -> !able.contains(name)).toList();
        Policy policy = classes.policy(registered);
        int needed = policy.integer(visit.neededKey);
        return new Team(names, names.size() >= needed && strangers.isEmpty() ? Optional.empty()
                : Optional.of(new Problem(field, visit.label + "须有" + needed + "名不同的本县区经办人员（" + policy.basis(visit.neededKey) + "）"
                        + (strangers.isEmpty() ? "" : "，“" + String.join("、", strangers) + "”不在其中") + "。可填写：" + String.join("、", able) + "。")));
    }
}
