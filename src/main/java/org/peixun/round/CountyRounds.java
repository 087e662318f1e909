package org.peixun.round;

import java.util.List;
import java.util.Optional;
import org.peixun.shared.OncePerTransaction;
import org.peixun.shared.RequestRefused;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

/** The counties of all rounds. */
interface CountyRounds extends Repository<CountyRound, CountyRound.Key> {

    Optional<CountyRound> findById(CountyRound.Key id);

    Optional<CountyRound> findByCaseNumber(String number);

    /** With their notes: what is told of each reads them. */
    @EntityGraph(attributePaths = "notes")
    List<CountyRound> findByIdRoundIdOrderByPosition(long round);

    CountyRound saveAndFlush(CountyRound county);

    default CountyRound get(long round, String jurisdiction) {
        return findById(new CountyRound.Key(round, jurisdiction))
                .orElseThrow(() -> RequestRefused.notFound("该年度任务中没有这个县（市、区）。请从进度表中选择。"));
    }

    default CountyRound of(String caseNumber) {
        return OncePerTransaction.read(key(caseNumber), () -> findByCaseNumber(caseNumber)
                .orElseThrow(() -> RequestRefused.notFound("“" + caseNumber + "”不属于任何年度任务。请核对编号。")));
    }

    /** It has just been given its case: the steps of the process need not look for it. */
    default void hasCase(CountyRound county, String caseNumber) {
        OncePerTransaction.read(key(caseNumber), () -> county);
    }

    private static List<String> key(String caseNumber) {
        return List.of("county of", caseNumber);
    }
}
