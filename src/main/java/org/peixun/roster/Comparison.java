package org.peixun.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.shared.CitizenId;

/** What two rosters differ in; a trainee who only moved to another row has not changed. */
final class Comparison {

    private Comparison() {}

    static RosterChanges of(List<NewTrainee> before, List<NewTrainee> after) {
        Map<CitizenId, NewTrainee> former = byId(before);
        Map<CitizenId, NewTrainee> present = byId(after);
        List<RosterChanges.Changed> changed = after.stream()
                .filter(trainee -> former.containsKey(trainee.idNumber()))
                .map(trainee -> new RosterChanges.Changed(
                        Shown.trainee(trainee), differences(former.get(trainee.idNumber()), trainee)))
                .filter(change -> !change.differences().isEmpty())
                .toList();
        List<Pair> corrected = corrected(before, after);
        List<NewTrainee> same = corrected.stream().flatMap(pair -> Stream.of(pair.before(), pair.after())).toList();
        return new RosterChanges(without(after, former, same), without(before, present, same),
                corrected.stream().map(pair -> new RosterChanges.Corrected(Shown.trainee(pair.before()), Shown.trainee(pair.after()))).toList(),
                changed);
    }

    /** One person under two identity numbers. */
    record Pair(NewTrainee before, NewTrainee after) {}

    /** Who went under one number and came under another, with the same name and telephone: the number was wrong, or is now. */
    static List<Pair> corrected(List<NewTrainee> before, List<NewTrainee> after) {
        Map<CitizenId, NewTrainee> former = byId(before);
        Map<CitizenId, NewTrainee> present = byId(after);
        Map<List<Object>, NewTrainee> gone = before.stream().filter(trainee -> !present.containsKey(trainee.idNumber()))
                .collect(Collectors.toMap(Comparison::known, Function.identity(), (first, second) -> first));
        return after.stream().filter(trainee -> !former.containsKey(trainee.idNumber()) && gone.containsKey(known(trainee)))
                .map(trainee -> new Pair(gone.remove(known(trainee)), trainee)).toList();
    }

    private static List<Object> known(NewTrainee trainee) {
        return List.of(trainee.name(), trainee.phone());
    }

    private static List<Trainee> without(List<NewTrainee> trainees, Map<CitizenId, NewTrainee> known, List<NewTrainee> same) {
        return trainees.stream().filter(trainee -> !known.containsKey(trainee.idNumber()) && !same.contains(trainee)).map(Shown::trainee).toList();
    }

    private static List<RosterChanges.Difference> differences(NewTrainee before, NewTrainee after) {
        List<RosterChanges.Difference> found = new ArrayList<>();
        compare(found, Column.NAME, before.name(), after.name());
        if (!before.phone().equals(after.phone())) {
            found.add(new RosterChanges.Difference(
                    Column.PHONE.label(), before.phone().masked(), after.phone().masked()));
        }
        compare(found, Column.CATEGORY, before.category().label(), after.category().label());
        compare(found, Column.EDUCATION, label(before.education()), label(after.education()));
        compare(found, Column.EMPLOYER, before.employer(), after.employer());
        compare(found, Column.CREDIT_CODE, before.creditCode(), after.creditCode());
        compare(found, Column.DISTRICT, before.district(), after.district());
        return found;
    }

    private static void compare(List<RosterChanges.Difference> found, Column column, String before, String after) {
        if (!Objects.equals(before, after)) {
            found.add(new RosterChanges.Difference(
                    column.label(), Objects.toString(before, "（空）"), Objects.toString(after, "（空）")));
        }
    }

    private static String label(Education education) {
        return education == null ? null : education.label();
    }

    private static Map<CitizenId, NewTrainee> byId(List<NewTrainee> trainees) {
        return trainees.stream().collect(Collectors.toMap(
                NewTrainee::idNumber, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }
}
