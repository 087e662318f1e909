package org.peixun.retention;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one module holds of trainees and teachers; they are known by the blind index of their identity number. */
public interface PersonalData {

    /**
     * @param caseNumber or, of what is in no case, where it stands
     * @param facts label → text, in full: it goes to the person itself
     * @param kept why it must be kept whatever becomes of a case; {@code null}: the case decides
     */
    record Held(String caseNumber, Map<String, String> facts, String kept) {

        public Held(String caseNumber, Map<String, String> facts) {
            this(caseNumber, facts, null);
        }
    }

    /** Where it stands: 花名册 */
    String source();

    /** Everything of that person, by case; empty when there is nothing. */
    List<Held> of(String person);

    /** @return indexes of those whose identity stands in the case here */
    default Set<String> personsIn(String caseNumber) {
        return Set.of();
    }

    /**
     * Removes what identifies the person in that case; figures may stay, under a name that leads to nobody.
     *
     * @param pseudonym {@code erased-…}, the same for all modules
     */
    void erase(String caseNumber, String person, String pseudonym);
}
