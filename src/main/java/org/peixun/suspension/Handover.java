package org.peixun.suspension;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * 移送: the last one counts. Kept beside the decision, for another one follows upon its result.
 *
 * @param handedTo the departments in words @param handedNo of the decision to hand over
 * @param handedResult what the departments did about it, {@code null} until they have
 */
@Embeddable
record Handover(String handedTo, String handedNo, Instant handedAt, String handedResult, String handedResultNo) {

    static final Handover NONE = new Handover(null, null, null, null, null);

    Handover concluded(String result, String resultNo) {
        return new Handover(handedTo, handedNo, handedAt, result, resultNo);
    }

    /** @return {@code null} without a result */
    String result() {
        return handedResult == null ? null : handedTo + "处理结果：" + handedResult.strip().replaceFirst("[。；.]$", "") + "（" + handedResultNo + "）";
    }
}
