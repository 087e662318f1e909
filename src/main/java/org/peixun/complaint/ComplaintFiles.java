package org.peixun.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peixun.shared.RequestRefused;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All complaints. */
interface ComplaintFiles extends Repository<Complaint, String> {

    Optional<Complaint> findById(String number);

    Optional<Complaint> findByReceipt(String receipt);

    List<Complaint> findByMainNumberOrderByNumber(String mainNumber);

    @Query("SELECT min(c.finishBy) FROM Complaint c WHERE c.mainNumber = :main AND c.state = org.peixun.complaint.ComplaintState.MERGED")
    Instant earliestOfMerged(String main);

    /** A main case ends with the earliest of those that wait for it. */
    default Instant finishBy(Complaint complaint) {
        Instant merged = complaint.finishBy() == null ? null : earliestOfMerged(complaint.number());
        return merged == null || complaint.finishBy().isBefore(merged) ? complaint.finishBy() : merged;
    }

    Complaint saveAndFlush(Complaint complaint);

    default Complaint get(String number) {
        return findById(number).orElseThrow(
                () -> RequestRefused.notFound("没有找到编号为“" + number + "”的投诉举报。请核对编号，或者确认它属于您的辖区。"));
    }
}
