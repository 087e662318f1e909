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

    String TICKETS = " FROM complaint WHERE source = 'HOTLINE' AND hotline_ticket IS NOT NULL AND ";

    /** Where a ticket of the hotline is for its desk, see {@link HotlineTickets.Stage}. */
    String CALL_BACK = TICKETS + "state = 'ANSWERED' AND satisfied IS NULL AND closes_at > :now";
    String RUNNING = TICKETS + "state IN ('ACCEPTING', 'VERIFYING', 'MERGED', 'ANSWERING')";
    String OVER = TICKETS + "state NOT IN ('ACCEPTING', 'VERIFYING', 'MERGED', 'ANSWERING')"
            + " AND (state <> 'ANSWERED' OR satisfied IS NOT NULL OR coalesce(closes_at <= :now, true))";

    String NEWEST_FIRST = " registered_at DESC, number DESC LIMIT ";

    /** Those to be called back first, the soonest of them before the others; newest first otherwise. @param stage empty = all @param window from + most */
    @Query(nativeQuery = true, value = "SELECT * FROM ("
            + "(SELECT 1 AS place, *" + CALL_BACK + " AND :stage IN ('', 'CALL_BACK') ORDER BY closes_at," + NEWEST_FIRST + ":window) UNION ALL "
            + "(SELECT 2 AS place, *" + RUNNING + " AND :stage IN ('', 'RUNNING') ORDER BY" + NEWEST_FIRST + ":window) UNION ALL "
            + "(SELECT 3 AS place, *" + OVER + " AND :stage IN ('', 'OVER') ORDER BY" + NEWEST_FIRST + ":window)) found "
            + "ORDER BY place, CASE WHEN place = 1 THEN closes_at END," + NEWEST_FIRST + ":most OFFSET :from")
    List<Complaint> hotline(String stage, Instant now, int most, int from, int window);

    /** How many at each stage, as far as anybody reads the number. */
    @Query(nativeQuery = true, value = "SELECT 'CALL_BACK' AS stage, count(*) AS tickets FROM (SELECT" + CALL_BACK + " LIMIT :most) a UNION ALL "
            + "SELECT 'RUNNING', count(*) FROM (SELECT" + RUNNING + " LIMIT :most) b UNION ALL SELECT 'OVER', count(*) FROM (SELECT" + OVER + " LIMIT :most) c")
    List<OfStage> hotlineStages(Instant now, int most);

    interface OfStage {
        String getStage();

        int getTickets();
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
