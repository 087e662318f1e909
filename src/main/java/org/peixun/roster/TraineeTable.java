package org.peixun.roster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Model of {@code roster/trainees.html}. */
public record TraineeTable(List<Trainee> trainees) {

    public TraineeTable {
        trainees = List.copyOf(trainees);
    }

    public int size() {
        return trainees.size();
    }

    /** 50 人：企业职工 30 人，残疾人 20 人 */
    public String totals() {
        Map<PersonCategory, Long> byCategory = trainees.stream()
                .collect(Collectors.groupingBy(Trainee::category, TreeMap::new, Collectors.counting()));
        return size() + " 人" + (byCategory.isEmpty() ? "" : "：") + byCategory.entrySet().stream()
                .map(entry -> entry.getKey().label() + " " + entry.getValue() + " 人")
                .collect(Collectors.joining("，"));
    }
}
