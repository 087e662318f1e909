package org.peixun.suspension;

import java.time.Instant;
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

    /** Those of an institution with a measure decided since a moment, for the repetition. @param revoked a decision taken back was none */
    List<Suspension> findByInstitutionIdAndNumberNotAndMeasureAtGreaterThanEqualAndStateNot(
            long institutionId, String except, Instant since, SuspensionState revoked);

    Suspension saveAndFlush(Suspension suspension);

    default Suspension get(String number) {
        return findById(number).orElseThrow(
                () -> RequestRefused.notFound("没有找到编号为“" + number + "”的暂停事项。请核对编号，或者确认它属于您的辖区或机构。"));
    }
}
