package org.peixun.absence;

import java.util.Optional;

/** Who stands in for whom today. */
public interface StandIns {

    record StandIn(String userId, String name) {}

    /** Who does what is in the person's hands today, while they are away. */
    Optional<StandIn> of(String absentUserId);

    /** Whether the deputy does today what is in the other's hands. */
    default boolean standsIn(String deputyId, String absentUserId) {
        return absentUserId != null && of(absentUserId).filter(one -> one.userId().equals(deputyId)).isPresent();
    }

    /** Whether what is in {@code holder}'s hands may be done by the person today. */
    default boolean acts(String userId, String holder) {
        return userId.equals(holder) || standsIn(userId, holder);
    }
}
