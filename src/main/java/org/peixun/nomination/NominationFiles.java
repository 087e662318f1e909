package org.peixun.nomination;

import java.util.List;
import java.util.Optional;
import org.peixun.shared.RequestRefused;
import org.springframework.data.repository.Repository;

/** All nominations. */
interface NominationFiles extends Repository<Nomination, String> {

    Optional<Nomination> findById(String number);

    Nomination save(Nomination nomination);

    Nomination saveAndFlush(Nomination nomination);

    List<Nomination> findByRoundIdAndStateOrderByEndedAt(long round, NominationState state);

    default Nomination get(String number) {
        return findById(number).orElseThrow(RequestRefused::noSuchCase);
    }
}
