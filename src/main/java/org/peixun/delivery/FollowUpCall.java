package org.peixun.delivery;

import java.time.Instant;
import java.util.Set;

/** One trainee of the sample. @param answers {@code null} until called; those after {@code reached} also when nobody answered */
public record FollowUpCall(
        String person, int position, String name, String maskedPhone, Boolean reached, Boolean attended,
        Boolean satisfied, Boolean charged, Boolean promised, String note, String calledByName, Instant calledAt) {

    /** As the page has them. */
    public CallAnswers answers() {
        return new CallAnswers(word(reached), word(attended), word(satisfied), word(charged), word(promised), note == null ? "" : note);
    }

    Set<Concern> concerns() {
        return Concern.of(attended, charged, promised);
    }

    private static String word(Boolean answer) {
        return answer == null ? "" : answer ? "yes" : "no";
    }
}
