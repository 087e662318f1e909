package org.peixun.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;

/** What one trainee said on the phone, as typed: yes, no or empty. */
public record CallAnswers(String reached, String attended, String satisfied, String charged, String promised, String note) {

    private static final int LONGEST_NOTE = 300;
    private static final Map<String, String> QUESTIONS =
            Map.of("attended", "参加培训", "satisfied", "满意", "charged", "被收费", "promised", "被许诺补贴");

    public static CallAnswers of(List<String> values) {
        return new CallAnswers(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4), values.get(5));
    }

    /** All of it, for the page to say what it showed; see {@link org.peixun.delivery.web.TypedRows}. */
    public String line() {
        return String.join("|", reached, attended, satisfied, charged, promised, note);
    }

    /** 接通：是，参加培训：是，满意：是，被收费：否，被许诺补贴：否，备注：… */
    String words() {
        List<String> words = new ArrayList<>(List.of("接通：" + word(reached)));
        if (wasReached()) {
            questions().forEach((field, answer) -> words.add(QUESTIONS.get(field) + "：" + word(answer)));
        }
        if (!note.isBlank()) {
            words.add("备注：" + note);
        }
        return String.join("，", words);
    }

    private static String word(String answer) {
        return "yes".equals(answer) ? "是" : "否";
    }

    boolean wasReached() {
        return Boolean.TRUE.equals(flag(reached));
    }

    /** What counts only of those who were reached. */
    Set<Concern> concerns() {
        return wasReached() ? Concern.of(flag(attended), flag(charged), flag(promised)) : Set.of();
    }

    /** In the order of the columns; what was asked counts only of those who were reached. */
    List<Boolean> asked() {
        List<Boolean> asked = new ArrayList<>();
        questions().values().forEach(answer -> asked.add(wasReached() ? flag(answer) : null));
        return asked;
    }

    /** @param position in the sample @param name of the trainee */
    List<Problem> problems(int position, String name) {
        List<Problem> problems = new ArrayList<>();
        String who = "第" + position + "名 " + name + "，";
        if (flag(reached) == null) {
            problems.add(new Problem("reached-" + position, who + "接通：没有选择。请选择“是”或者“否”，没有接通的选“否”（第12条）。"));
        } else if (wasReached()) {
            questions().forEach((field, answer) -> {
                if (flag(answer) == null) {
                    problems.add(new Problem(field + "-" + position,
                            who + QUESTIONS.get(field) + "：没有选择。接通的，四项都要选择“是”或者“否”（第12条）。"));
                }
            });
        } else {
            questions().forEach((field, answer) -> {
                if (flag(answer) != null) {
                    problems.add(new Problem(field + "-" + position, who + QUESTIONS.get(field) + "：没有接通，却选择了“" + word(answer)
                            + "”。没有接通的改为“请选择”；接通了的，接通选“是”（第12条）。"));
                }
            });
        }
        if (Chars.count(note) > LONGEST_NOTE) {
            problems.add(new Problem("note-" + position, who + "备注：超过" + LONGEST_NOTE + "字。请缩短到" + LONGEST_NOTE + "字以内。"));
        }
        return problems;
    }

    /** By field, in the order of the columns. */
    private Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("attended", attended);
        questions.put("satisfied", satisfied);
        questions.put("charged", charged);
        questions.put("promised", promised);
        return questions;
    }

    private static Boolean flag(String typed) {
        return "yes".equals(typed) ? Boolean.TRUE : "no".equals(typed) ? Boolean.FALSE : null;
    }
}
