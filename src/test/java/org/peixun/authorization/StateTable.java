package org.peixun.authorization;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was answered to whom in which state, written so that it can be read: equal rows together, long lists as 其余. */
final class StateTable {

    enum Answer {
        OPEN("可以"), CONFLICT("状态不符（409）"), FORBIDDEN("无权（403）"), NOT_FOUND("不存在（404）");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** {@code null}: an answer that nobody should get. */
        static Answer of(int status) {
            return switch (status) {
                case 403 -> FORBIDDEN;
                case 404 -> NOT_FOUND;
                case 409 -> CONFLICT;
                default -> status <= 400 ? OPEN : null;
            };
        }
    }

    private static final int LONG = 4;

    private final String title;
    private final Set<String> stages = new LinkedHashSet<>();
    private final Map<String, Map<String, Map<String, Answer>>> answers = new LinkedHashMap<>();

    StateTable(String title) {
        this.title = title;
    }

    /** @return {@code false} when the same was answered otherwise before */
    boolean put(String act, String person, String stage, Answer answer) {
        stages.add(stage);
        Answer before = answers.computeIfAbsent(act, any -> new LinkedHashMap<>()).computeIfAbsent(person, any -> new LinkedHashMap<>())
                .put(stage, answer);
        return before == null || before == answer;
    }

    String text(List<String> order) {
        var text = new StringBuilder("## " + title + "\n\n情形：" + stages.stream().map(this::brief).collect(Collectors.joining("；")) + "。\n\n| 动作 | 人员 | "
                + Stream.of(Answer.values()).map(answer -> answer.label).collect(Collectors.joining(" | ")) + " |\n|---|---|---|---|---|---|\n");
        answers.forEach((act, people) -> together(people, order).values().forEach(persons -> text.append("| ").append(act).append(" | ")
                .append(String.join("、", persons)).append(" | ").append(cells(people.get(persons.get(0)))).append(" |\n")));
        return text.toString();
    }

    /** The state alone where it has one stage only. */
    private String brief(String stage) {
        String state = stage.replaceAll("[：（].*", "");
        return stages.stream().filter(each -> each.replaceAll("[：（].*", "").equals(state)).count() == 1 ? state : stage;
    }

    private static Map<Object, List<String>> together(Map<String, Map<String, Answer>> people, List<String> order) {
        var rows = new LinkedHashMap<Object, List<String>>();
        order.stream().filter(people::containsKey).forEach(person -> {
            var told = people.get(person);
            var different = new LinkedHashSet<>(told.values());
            // the same in all states: asked in however many
            rows.computeIfAbsent(different.size() == 1 && different.iterator().next() != Answer.OPEN ? different : told, any -> new ArrayList<>()).add(person);
        });
        return rows;
    }

    private String cells(Map<String, Answer> told) {
        var by = new EnumMap<Answer, List<String>>(Answer.class);
        told.forEach((stage, answer) -> by.computeIfAbsent(answer, any -> new ArrayList<>()).add(stage));
        return Stream.of(Answer.values()).map(answer -> cell(by.getOrDefault(answer, List.of()), told.size())).collect(Collectors.joining(" | "));
    }

    private String cell(List<String> stages, int of) {
        return stages.size() == of ? "全部" : stages.size() > LONG && stages.size() * 2 > of ? "其余" : stages.stream().map(this::brief).collect(Collectors.joining("；"));
    }
}
