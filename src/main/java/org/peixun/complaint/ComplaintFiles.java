package org.peixun.complaint;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peixun.shared.RequestRefused;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** All complaints. */
interface ComplaintFiles extends Repository<Complaint, String> {

    Optional<Complaint> findById(String number);

    Optional<Complaint> findByReceipt(String receipt);

    List<Complaint> findBySourceOrderByRegisteredAtDescNumberDesc(Source source, Limit most);

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
        return findById(number).orElseThrow(
                () -> RequestRefused.notFound("没有找到编号为“" + number + "”的投诉举报。请核对编号，或者确认它属于您的辖区。"));
    }
}
