package org.peixun.suspension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.peixun.shared.RequestRefused;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All suspension cases. */
interface SuspensionFiles extends Repository<Suspension, String> {

    Optional<Suspension> findById(String number);

    /** Number of the one that is not over, before anything of it is held. */
    @Query("SELECT s.number FROM Suspension s WHERE s.institutionId = ?1 AND s.endedAt IS NULL")
    Optional<String> openNumber(long institutionId);

    /** The one that is not over; there is one at most. */
    Optional<Suspension> findByInstitutionIdAndEndedAtIsNull(long institutionId);

    /** Measures taken against an institution since a moment, the last one of each case, for the repetition; a decision taken back was none. */
    @Query("""
            SELECT s.decision.lastMeasure FROM Suspension s
            WHERE s.institutionId = ?1 AND s.number <> ?2 AND s.decision.lastMeasureAt >= ?3
              AND s.state <> org.peixun.suspension.SuspensionState.CORRECTED""")
    List<Measure> measuresSince(long institutionId, String exceptCase, Instant since);

    /** Last day of the longest ban; a decision taken back brought none. */
    @Query("""
            SELECT max(s.decision.bannedUntil) FROM Suspension s
            WHERE s.institutionId = ?1 AND s.state <> org.peixun.suspension.SuspensionState.CORRECTED""")
    Optional<LocalDate> lastBan(long institutionId);

    Suspension saveAndFlush(Suspension suspension);

    default Suspension get(String number) {
        return findById(number).orElseThrow(RequestRefused::noSuchCase);
    }
}
