package org.peixun.complaint;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peixun.shared.RequestRefused;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All complaints. */
interface ComplaintFiles extends Repository<Complaint, String> {

    Optional<Complaint> findById(String number);

    Optional<Complaint> findByReceipt(String receipt);

    /** Where a ticket of the hotline is for its desk, see {@link HotlineTickets.Stage}. */
    String STAGE = """
            CASE WHEN state = 'ANSWERED' AND satisfied IS NULL AND closes_at > :now THEN 'CALL_BACK'
                 WHEN state IN ('ACCEPTING', 'VERIFYING', 'MERGED', 'ANSWERING') THEN 'RUNNING' ELSE 'OVER' END""";

    /** Those to be called back first, the soonest of them before the others; newest first otherwise. @param stage empty = all */
    @Query(nativeQuery = true, value = "SELECT * FROM complaint WHERE source = 'HOTLINE' AND hotline_ticket IS NOT NULL AND (:stage = '' OR " + STAGE + " = :stage) ORDER BY "
            + "array_position(ARRAY['CALL_BACK', 'RUNNING', 'OVER'], " + STAGE + "), "
            + "CASE WHEN state = 'ANSWERED' AND satisfied IS NULL THEN closes_at END, registered_at DESC, number DESC LIMIT :most OFFSET :from")
    List<Complaint> hotline(String stage, Instant now, int most, int from);

    /** How many at each stage. */
    @Query(nativeQuery = true, value = "SELECT stage AS stage, count(*) AS tickets FROM (SELECT " + STAGE
            + " AS stage FROM complaint WHERE source = 'HOTLINE' AND hotline_ticket IS NOT NULL) each GROUP BY stage")
    List<OfStage> hotlineStages(Instant now);

    interface OfStage {
        String getStage();

        long getTickets();
    }

    List<Complaint> findByHotlineTicket(String ticket);

    List<Complaint> findByMainNumberOrderByNumber(String mainNumber);

    /** Those that wait for the conclusion of this one. */
    default List<Complaint> waitingFor(Complaint main) {
        return findByMainNumberOrderByNumber(main.number()).stream().filter(one -> one.state() == ComplaintState.MERGED).toList();
    }

    /** A main case ends with the earliest of those that wait for it: that one, or itself. */
    default Complaint firstToEnd(Complaint complaint) {
        return Stream.concat(Stream.of(complaint), waitingFor(complaint).stream()).filter(one -> one.finishBy() != null)
                .min(Comparator.comparing(Complaint::finishBy)).orElse(complaint);
    }

    default Instant finishBy(Complaint complaint) {
        return complaint.finishBy() == null ? null : firstToEnd(complaint).finishBy();
    }

    Complaint saveAndFlush(Complaint complaint);

    default Complaint get(String number) {
        return findById(number).orElseThrow(RequestRefused::noSuchCase);
    }
}
