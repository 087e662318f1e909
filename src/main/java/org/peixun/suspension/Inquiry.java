package org.peixun.suspension;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * What the investigation found and what the institution said to it (调查认定、陈述申辩).
 *
 * @param investigation {@code null} until reported, so are the three after it
 * @param coInvestigator the second officer
 * @param defence {@code null} until given
 * @param silent nothing was said in time
 */
@Embeddable
record Inquiry(
        String investigation, String coInvestigator, @Enumerated(EnumType.STRING) Harm harm, Instant reportedAt, String defence, boolean silent) {

    static final Inquiry NONE = new Inquiry(null, null, null, null, null, false);

    Inquiry defended(String statement) {
        return new Inquiry(investigation, coInvestigator, harm, reportedAt, statement, silent);
    }

    Inquiry unanswered() {
        return new Inquiry(investigation, coInvestigator, harm, reportedAt, defence, true);
    }
}
