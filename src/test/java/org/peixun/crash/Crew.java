package org.peixun.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.peixun.classfiling.FilingScenario;

/** Who works in a drill: accounts of their own, so that the demo city's people stay as they are. @param times how many of each */
public record Crew(int times) {

    public static final String SUPERIOR = "yanlian-shizhang";

    public List<String> applicants() {
        return named("yanlian-jigou", 3 * times);
    }

    public List<String> clerks() {
        return named("yanlian-jingban", 2 * times);
    }

    public List<String> managers() {
        return named("yanlian-fuzeren", times);
    }

    int size() {
        return 6 * times + 1;
    }

    List<Person> people(Ledger ledger, Random random) {
        List<Person> people = new ArrayList<>();
        applicants().forEach(name -> people.add(new Person(name, new Work.Applicant(900 / times), ledger, random.nextLong())));
        clerks().forEach(name -> people.add(officer(name, "countyClerk-", ledger, random)));
        managers().forEach(name -> people.add(officer(name, "countyManager-", ledger, random)));
        people.add(new Person(SUPERIOR, new Work.Superior(FilingScenario.COUNTY), ledger, random.nextLong()));
        return people;
    }

    private static Person officer(String name, String queue, Ledger ledger, Random random) {
        return new Person(name, new Work.Officer(queue + FilingScenario.COUNTY), ledger, random.nextLong());
    }

    private static List<String> named(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
    }
}
