package org.peixun.classfiling;

import org.peixun.shared.RequestRefused;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All class filings. */
interface Filings extends Repository<ClassFiling, String> {

    Optional<ClassFiling> findById(String number);

    List<ClassFiling> findByNumberIn(Collection<String> numbers);

    Optional<ClassFiling> findByCheckCode(String code);

    /** Not to be changed by others until this transaction ends; read before it in the same transaction it may be stale: 409. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT f FROM ClassFiling f WHERE f.number = :number")
    Optional<ClassFiling> lock(String number);

    /** The same, empty in another state. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT f FROM ClassFiling f WHERE f.number = :number AND f.state = :state")
    Optional<ClassFiling> lockIn(String number, FilingState state);

    /** Those on which something is still to be done, in one order, not to be changed by others until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<ClassFiling> findByInstitutionIdAndStateInOrderByNumber(long institutionId, Collection<FilingState> states);

    /** Only their numbers: what is read here before others have ended would be stale afterwards. */
    @Query("SELECT f.number FROM ClassFiling f WHERE f.institutionId = :institutionId AND f.state IN :states")
    List<String> numbers(long institutionId, Collection<FilingState> states);

    List<ClassFiling> findByInstitutionIdAndStateIn(long institutionId, Collection<FilingState> states);

    ClassFiling saveAndFlush(ClassFiling filing);

    void delete(ClassFiling filing);

    void flush();

    default ClassFiling get(String number) {
        return findById(number).orElseThrow(() -> unknown(number));
    }

    static RequestRefused unknown(String number) {
        return RequestRefused.notFound("没有找到编号为“" + number + "”的备案。请核对编号，或者确认它属于您的辖区或机构。");
    }
}
