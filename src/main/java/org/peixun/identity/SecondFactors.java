package org.peixun.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.protection.FieldCipher;
import org.peixun.protection.ProtectionException;
import org.peixun.shared.RequestRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** 动态口令 as a second factor: set up with one's telephone, renewed, given up, reset; each of it audited. */
@Service
public class SecondFactors {

    private static final String ISSUER = "培训审批";

    private final StoredSecondFactors stored;
    private final SecondFactorCheck check;
    private final SignInSettings settings;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SecondFactors(StoredSecondFactors stored, SecondFactorCheck check, SignInSettings settings, FieldCipher cipher,
            AuditTrail audit, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.stored = stored;
        this.check = check;
        this.settings = settings;
        this.cipher = cipher;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param offered whether this system asks for second factors at all
     * @param required whether this person must have one
     * @param since when it was set up, {@code null} = not set up
     */
    public record State(boolean offered, boolean required, Instant since, int recoveryCodes) {

        public boolean enrolled() {
            return since != null;
        }
    }

    /**
     * A secret that is about to be set up.
     *
     * @param sealed the secret as the form carries it: for this person only, and not to be read without the key
     * @param secret to be typed
     * @param uri to be scanned
     */
    public record Enrolment(String sealed, String secret, String uri) {}

    public State of(Actor actor) {
        var enrolled = stored.find(actor.userId());
        return new State(settings.secondFactor() != SecondFactorUse.OFF, settings.secondFactor().requires(actor),
                enrolled.map(StoredSecondFactors.Enrolled::since).orElse(null),
                enrolled.map(StoredSecondFactors.Enrolled::recoveryCodes).orElse(0));
    }

    boolean asks(Actor actor) {
        State state = of(actor);
        return state.offered() && (state.required() || state.enrolled());
    }

    public Enrolment begin(Actor actor) {
        String secret = OneTimeCode.newSecret();
        return enrolment(actor, cipher.encrypt(secret, context(actor)), secret);
    }

    /** The same once more, after a wrong code. @throws RequestRefused 400 when it was not made for this person */
    public Enrolment again(Actor actor, String sealed) {
        return enrolment(actor, sealed, open(actor, sealed));
    }

    /** Besides the code, the password is asked for: an open session alone sets up no telephone. */
    public List<String> enrol(Actor actor, String password, String sealed, String code) {
        check.password(actor.userId(), password);
        return enrol(actor, sealed, code);
    }

    /**
     * @return the recovery codes, told once
     * @throws RequestRefused 400 when the code is not of that secret, 409 when there is a second factor already
     */
    List<String> enrol(Actor actor, String sealed, String code) {
        String secret = open(actor, sealed);
        Instant now = clock.instant();
        var step = OneTimeCode.step(secret, code == null ? "" : code.replaceAll("\\s", ""), now, settings.clockTolerance(), -1);
        if (step.isEmpty()) {
            throw RequestRefused.badInput("动态口令：与本页的二维码不符。请核对手机时间是否为自动设置，再填写手机上当前显示的6位数字。");
        }
        return transaction.execute(status -> {
            if (!stored.add(actor.userId(), secret, now, step.getAsLong())) {
                throw RequestRefused.conflict("您已经绑定动态口令。更换手机的，请先在“我的账号”停用。");
            }
            record(actor, "identity.secondFactorEnrolled", "绑定动态口令。");
            return stored.newRecoveryCodes(actor.userId());
        });
    }

    /** @return the new ones, told once; those from before are void */
    public List<String> renewRecoveryCodes(Actor actor, String code) {
        check.code(actor.userId(), code);
        return transaction.execute(status -> {
            record(actor, "identity.recoveryCodesRenewed", "重新生成恢复码，原恢复码作废。");
            return stored.newRecoveryCodes(actor.userId());
        });
    }

    /** Whoever must have one sets up the next at the next sign-in. */
    public void remove(Actor actor, String code) {
        check.code(actor.userId(), code);
        transaction.executeWithoutResult(status -> {
            stored.remove(actor.userId());
            record(actor, "identity.secondFactorRemoved", "停用本人的动态口令。");
        });
    }

    /** For somebody whose telephone is lost; ends their sessions. */
    @Transactional
    public void reset(String userId, IdentityProof proof, Actor by) {
        Users.refuseOwn(userId, by);
        IdentityProof.require(proof);
        if (!stored.remove(userId)) {
            throw RequestRefused.conflict("账号 " + userId + " 没有绑定动态口令，不需要重置。");
        }
        record(by, "identity.secondFactorReset", "重置账号 " + userId + " 的动态口令，原手机和恢复码作废。",
                Map.of("身份核实", new AuditTrail.Change(null, proof.label())));
        events.publishEvent(new RightsChanged(userId));
    }

    private Enrolment enrolment(Actor actor, String sealed, String secret) {
        return new Enrolment(sealed, secret.replaceAll("(.{4})(?!$)", "$1 "), OneTimeCode.uri(ISSUER, actor.userId(), secret));
    }

    private String open(Actor actor, String sealed) {
        try {
            return cipher.decrypt(sealed == null ? "" : sealed, context(actor));
        } catch (ProtectionException notOurs) {
            throw RequestRefused.badInput("绑定页面已失效。请重新打开本页，用新的二维码绑定。");
        }
    }

    private static String context(Actor actor) {
        return "second_factor.enrolment/" + actor.userId();
    }

    private void record(Actor by, String action, String summary) {
        record(by, action, summary, Map.of());
    }

    private void record(Actor by, String action, String summary, Map<String, AuditTrail.Change> changes) {
        audit.record(new AuditTrail.Entry(null, null, by.userId(), by.name(), action, summary, changes));
    }
}
