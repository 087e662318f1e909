package org.peixun.round;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.peixun.shared.RequestRefused;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** All rounds. */
interface AnnualRounds extends Repository<Round, Long> {

    Optional<Round> findById(long id);

    Round saveAndFlush(Round round);

    void delete(Round round);

    void flush();

    @Lock(LockModeType.PESSIMISTIC_READ)
    Optional<Round> findHeldById(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Round> findTakenById(long id);

    default Round get(long id) {
        return there(findById(id));
    }

    /** As it is now, and nobody closes it before this transaction ends: cases may be given out. */
    default Round hold(long id) {
        return there(findHeldById(id));
    }

    /** Once nobody is giving out cases any more: to close it. */
    default Round take(long id) {
        return there(findTakenById(id));
    }

    private static Round there(Optional<Round> found) {
        return found.orElseThrow(() -> RequestRefused.notFound("没有找到该年度任务。请从“年度任务”列表中打开。"));
    }
}
