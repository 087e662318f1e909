package org.peixun.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.peixun.shared.RequestRefused;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Between the right password and the open session: who stands there, and how they get in. */
@Component
public class SecondStep {

    public static final String PAGE = "/second-factor";
    public static final String ENROLMENT_PAGE = "/second-factor/enrolment";

    private final SecondFactors factors;
    private final SecondFactorCheck check;
    private final Accounts accounts;
    private final SignInRecord record;
    private final OwnSessions sessions;
    private final Clock clock;

    SecondStep(SecondFactors factors, SecondFactorCheck check, Accounts accounts, SignInRecord record,
            OwnSessions sessions, Clock clock) {
        this.factors = factors;
        this.check = check;
        this.accounts = accounts;
        this.record = record;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whoever has given the password and not yet the second factor. */
    public Optional<Actor> waiting() {
        return half().map(HalfSignedIn::actor);
    }

    /**
     * Opens the session of the person waiting.
     *
     * @return the address to go on to
     * @throws RequestRefused 400 for a wrong code, 403 when the account is locked (now) or disabled
     */
    public String pass(String code, HttpServletRequest request, HttpServletResponse response) {
        HalfSignedIn half = half().orElseThrow(SecondStep::nobody);
        check.code(half.actor().userId(), code);
        open(half, request, response);
        return SessionOpening.target(request, response);
    }

    /** Sets up the second factor of the person waiting and opens the session. @return the recovery codes, told once */
    public List<String> enrol(String sealed, String code, HttpServletRequest request, HttpServletResponse response) {
        HalfSignedIn half = half().orElseThrow(SecondStep::nobody);
        List<String> recoveryCodes = factors.enrol(half.actor(), sealed, code);
        open(half, request, response);
        return recoveryCodes;
    }

    private void open(HalfSignedIn half, HttpServletRequest request, HttpServletResponse response) {
        if (!accounts.succeeded(half.actor().userId(), half.since())) {
            throw RequestRefused.forbidden("账号暂时不能使用。请稍后再试，或者联系本单位安全管理员。");
        }
        record.succeeded(half.actor());
        request.changeSessionId();
        sessions.makeRoom(half.actor(), request.getSession().getId());
        SessionOpening.open(half.complete(clock.instant()), request, response);
    }

    private static Optional<HalfSignedIn> half() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof HalfSignedIn half
                ? Optional.of(half) : Optional.empty();
    }

    private static RequestRefused nobody() {
        return RequestRefused.forbidden("登录已失效。请重新登录。");
    }
}
