package org.peixun.notification;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.peixun.identity.Actor;
import org.peixun.identity.People;

/** Three members of every group, the third without an address. */
record FakePeople(String run) implements People {

    List<Person> members() {
        return List.of(new Person("wang-" + run, "王某", "wang@example.org"),
                new Person("li-" + run, "李某", "li@example.org"), new Person("zhao-" + run, "赵某", null));
    }

    String first() {
        return members().get(0).userId();
    }

    @Override
    public Optional<Person> find(String userId) {
        return members().stream().filter(person -> person.userId().equals(userId)).findFirst();
    }

    @Override
    public Optional<Person> findEnabled(String userId) {
        return find(userId);
    }

    @Override
    public List<Person> membersOf(String group) {
        return members();
    }

    @Override
    public Optional<Person> keptMember(String group, String userId) {
        return find(userId);
    }

    @Override
    public List<String> disabled() {
        return List.of();
    }

    @Override
    public String groupLabel(String group) {
        return group;
    }

    @Override
    public Actor actor(String userId) {
        return new Actor(userId, find(userId).orElseThrow().name(), Set.of());
    }
}
