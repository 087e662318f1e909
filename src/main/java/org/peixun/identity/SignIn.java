package org.peixun.identity;

import java.time.Clock;
import java.time.Instant;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Name and password against our own table. A wrong name, a wrong password, a locked and a disabled account get one and
 * the same answer, and the same amount of hashing: nobody learns which accounts exist.
 */
@Component
class SignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final People people;
    private final PasswordEncoder passwords;
    private final SecondFactors secondFactors;
    private final SignInRecord record;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String hashOfNobody;

    SignIn(Accounts accounts, People people, PasswordEncoder passwords, SecondFactors secondFactors,
            SignInRecord record, TransactionTemplate transaction, Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.record = record;
        this.transaction = transaction;
        this.clock = clock;
        this.hashOfNobody = passwords.encode("nobody");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = String.valueOf(attempt.getCredentials());
        var account = accounts.bySignInName(attempt.getName()).orElse(null);
        boolean right = passwords.matches(password, account == null ? hashOfNobody : account.passwordHash());
        Authentication proof = account == null ? null
                : transaction.execute(status -> judged(accounts.lock(account.userId()), right, account.passwordHash()));
        if (proof == null) {
            throw refused();
        }
        return proof;
    }

    /** Under the account's lock, after the hashing: of guesses at the same time, each is judged by those before it. */
    private Authentication judged(Accounts.Account account, boolean right, String comparedWith) {
        Instant now = clock.instant();
        if (!account.usableAt(now)) {
            record.refused(account.userId());
            return null;
        }
        if (!right || !account.passwordHash().equals(comparedWith)) {
            record.failed(account.userId(), accounts.failed(account.userId()));
            return null;
        }
        Actor actor = people.actor(account.userId());
        if (secondFactors.asks(actor)) {
            // failures stay counted until the code is right: the password again and again buys no further guesses
            record.passwordAccepted(actor);
            return new HalfSignedIn(actor, now, account.mustChangePassword());
        }
        accounts.succeeded(account.userId(), now);
        record.succeeded(actor);
        return new SignedIn(actor, now, account.mustChangePassword());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("refused");
    }
}
