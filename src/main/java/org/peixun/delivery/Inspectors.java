package org.peixun.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return Arrays.asList(typed.strip().split("[、，,\\s　]+"));
    }

    /** @param named all who go, each as {@link People.Person#among} says or by the name alone @param typist may be one of them */
    Team all(Visit visit, RegisteredClass registered, List<String> named, Actor typist, String field) {
        List<People.Person> all = with(registered, typist);
        return team(visit, registered, List.of(), named, all, all, typist, field);
    }

    /** @param named those who go with the first, who need not be named again */
    Team besides(Visit visit, RegisteredClass registered, Actor first, List<String> named, String field) {
        List<People.Person> all = with(registered, first);
        List<People.Person> others = all.subList(1, all.size());
        List<String> besides = named.stream().filter(name -> others.stream().anyMatch(other -> called(name, other, all)) || !called(name, all.get(0), all)).toList();
        return team(visit, registered, all.subList(0, 1), besides, others, all, first, field);
    }

    /** The one first. */
    private List<People.Person> with(RegisteredClass registered, Actor one) {
        return Stream.concat(Stream.of(new People.Person(one.userId(), one.name(), null)),
                of(registered).stream().filter(person -> !person.userId().equals(one.userId()))).toList();
    }

    private static boolean called(String typed, People.Person one, List<People.Person> all) {
        return typed.equals(one.among(all)) || typed.equals(one.name());
    }

    private Team team(Visit visit, RegisteredClass registered, List<People.Person> sure, List<String> named, List<People.Person> able,
            List<People.Person> all, Actor by, String field) {
        List<String> typed = named.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
        var going = new ArrayList<>(sure);
        var free = new ArrayList<>(able);
        // two of one name are two officers; one who is named twice is one
        typed.forEach(name -> meant(name, typed, free, all).ifPresent(one -> {
            free.remove(one);
            going.add(one);
        }));
        List<String> strangers = typed.stream().distinct().filter(name -> able.stream().noneMatch(one -> called(name, one, all))).toList();
        List<String> several = typed.stream().distinct().filter(name -> couldBe(name, typed, able, all).size() > Collections.frequency(typed, name)).toList();
        Policy policy = classes.policy(registered);
        int needed = policy.integer(visit.neededKey);
        List<String> names = going.stream().map(People.Person::name).toList();
        if (several.isEmpty() && strangers.isEmpty() && going.size() >= needed) {
            keepApart(visit, registered, going, all, by);
            return new Team(names, Optional.empty());
        }
        return new Team(names, Optional.of(new Problem(field, visit.label + "须有" + needed + "名不同的本县区经办人员（" + policy.basis(visit.neededKey) + "）"
                + (several.isEmpty() ? "" : "，姓名是“" + String.join("、", several) + "”的不止一位，请在姓名后用括号写明登录名")
                + (strangers.isEmpty() ? "" : "，“" + String.join("、", strangers) + "”不在其中") + "。可填写：" + able.stream().map(one -> one.among(all)).collect(Collectors.joining("、")) + "。")));
    }

    /** By the name alone: those of that name who are not named otherwise. */
    private static List<People.Person> couldBe(String name, List<String> typed, List<People.Person> able, List<People.Person> all) {
        return able.stream().filter(one -> name.equals(one.name()) && !name.equals(one.among(all)) && !typed.contains(one.among(all))).toList();
    }

    /** The records have names; of namesakes the audit has the accounts. */
    private void keepApart(Visit visit, RegisteredClass registered, List<People.Person> going, List<People.Person> all, Actor by) {
        if (going.stream().anyMatch(one -> !one.among(all).equals(one.name()))) {
            classes.note(registered.number(), by, "visitorsToldApart",
                    visit.label + "人员账号：" + going.stream().map(People.Person::userId).collect(Collectors.joining("、")) + "。");
        }
    }

    /** By the name alone: one of that name who is not named otherwise. */
    private static Optional<People.Person> meant(String name, List<String> typed, List<People.Person> free, List<People.Person> all) {
        return free.stream().filter(one -> name.equals(one.among(all))).findFirst()
                .or(() -> free.stream().filter(one -> name.equals(one.name()) && !typed.contains(one.among(all))).findFirst());
    }
}
