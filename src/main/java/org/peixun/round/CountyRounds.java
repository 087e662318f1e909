package org.peixun.round;

import java.util.List;
import java.util.Optional;
import org.peixun.shared.RequestRefused;
import org.springframework.data.repository.Repository;

/** The counties of all rounds. */
interface CountyRounds extends Repository<CountyRound, CountyRound.Key> {

    Optional<CountyRound> findById(CountyRound.Key id);

    Optional<CountyRound> findByCaseNumber(String number);

    List<CountyRound> findByIdRoundIdOrderByPosition(long round);

    CountyRound saveAndFlush(CountyRound county);

    default CountyRound get(long round, String jurisdiction) {
        return findById(new CountyRound.Key(round, jurisdiction))
                .orElseThrow(() -> RequestRefused.notFound("该年度任务中没有这个县（市、区）。请从进度表中选择。"));
    }

    default CountyRound of(String caseNumber) {
        return findByCaseNumber(caseNumber)
                .orElseThrow(() -> RequestRefused.notFound("“" + caseNumber + "”不属于任何年度任务。请核对编号。"));
    }
}
