package org.peixun.retention;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Trainees' personal data when the term of their class is over. */
@Component
class TraineeExpiry implements Expiring {

    private final JdbcClient jdbc;
    private final List<PersonalData> holders;
    private final PersonRequests requests;

    TraineeExpiry(JdbcClient jdbc, List<PersonalData> holders, PersonRequests requests) {
        this.jdbc = jdbc;
        this.holders = holders;
        this.requests = requests;
    }

    @Override
    public String label() {
        return "学员个人信息";
    }

    @Override
    public String years() {
        return "retention.traineeYears";
    }

    @Override
    public Set<String> holding(Collection<String> cases) {
        return jdbc.sql("SELECT number FROM unnest(:cases::text[]) number WHERE EXISTS (SELECT FROM roster_trainee WHERE case_number = number)")
                .param("cases", cases.toArray(String[]::new)).query(String.class).set();
    }

    @Override
    public int erase(String caseNumber) {
        Set<String> persons = new TreeSet<>();
        holders.forEach(holder -> persons.addAll(holder.personsIn(caseNumber)));
        persons.forEach(person -> requests.erase(caseNumber, person));
        return persons.size();
    }
}
