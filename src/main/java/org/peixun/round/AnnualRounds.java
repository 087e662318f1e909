package org.peixun.round;

import java.util.Optional;
import org.peixun.shared.RequestRefused;
import org.springframework.data.repository.Repository;

/** All rounds. */
interface AnnualRounds extends Repository<Round, Long> {

    Optional<Round> findById(long id);

    Round saveAndFlush(Round round);

    void delete(Round round);

    void flush();

    default Round get(long id) {
        return findById(id).orElseThrow(() -> RequestRefused.notFound("没有找到该年度任务。请从“年度任务”列表中打开。"));
    }
}
