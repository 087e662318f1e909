package org.peixun.identity;

import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Once more who one is, before sessions are ended: an open session alone proves it no more than an unlocked screen does. */
@Component
public class Reauthentication {

    private final SecondFactorCheck check;
    private final StoredSecondFactors factors;

    Reauthentication(SecondFactorCheck check, StoredSecondFactors factors) {
        this.check = check;
        this.factors = factors;
    }

    /** Whoever has a one-time code is asked for it: the password may be one that only the provider knows. */
    public boolean byCode(Actor person) {
        return factors.find(person.userId()).isPresent();
    }

    /** Outside a transaction, so that a wrong proof counts. @throws RequestRefused 400 when it is wrong, 403 when the account is locked */
    public void check(Actor person, String proof) {
        if (byCode(person)) {
            check.code(person.userId(), proof);
        } else {
            check.password(person.userId(), proof);
        }
    }
}
