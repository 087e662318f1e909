package org.peixun.suspension;

import java.util.List;
import java.util.Optional;
import org.peixun.shared.RequestRefused;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All suspension cases. */
interface SuspensionFiles extends Repository<Suspension, String> {

    Optional<Suspension> findById(String number);

    /** The one that is not over; there is one at most. */
    @Query("SELECT s FROM Suspension s WHERE s.institutionId = ?1 AND s.endedAt IS NULL")
    Optional<Suspension> findOpen(long institutionId);

    /** Measures decided on an institution since a moment, for the repetition. */
    @Query("SELECT s.measure FROM Suspension s WHERE s.institutionId = ?1 AND s.number <> ?2 AND s.measure IS NOT NULL AND s.measureAt >= ?3")
    List<Measure> measuresSince(long institutionId, String except, java.time.Instant since);

    Suspension saveAndFlush(Suspension suspension);

    default Suspension get(String number) {
        return findById(number).orElseThrow(
                () -> RequestRefused.notFound("没有找到编号为“" + number + "”的暂停事项。请核对编号，或者确认它属于您的辖区或机构。"));
    }
}
