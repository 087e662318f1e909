package org.peixun.identity;

import java.time.Clock;
import java.time.Instant;
import org.peixun.shared.RequestRefused;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proofs that are typed in: a one-time code or a recovery code, the password once more. They count with the wrong
 * passwords towards the account's lock, and one after the other, so that guesses at the same time are all counted.
 */
@Component
class SecondFactorCheck {

    private enum Verdict { RIGHT, WRONG, LOCKED }

    private final Accounts accounts;
    private final StoredSecondFactors stored;
    private final PasswordEncoder passwords;
    private final SignInRecord record;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SecondFactorCheck(Accounts accounts, StoredSecondFactors stored, PasswordEncoder passwords, SignInRecord record,
            TransactionTemplate transaction, Clock clock) {
        this.accounts = accounts;
        this.stored = stored;
        this.passwords = passwords;
        this.record = record;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws RequestRefused 400 when it is wrong, 403 when the account is locked (now) or disabled */
    void code(String userId, String typed) {
        String code = typed == null ? "" : typed.replaceAll("\\s", "");
        Verdict verdict = transaction.execute(status -> {
            if (!accounts.lock(userId).usableAt(clock.instant())) {
                record.refused(userId);
                return Verdict.LOCKED;
            }
            if (taken(userId, code)) {
                return Verdict.RIGHT;
            }
            boolean locked = accounts.failed(userId);
            record.codeFailed(userId, locked);
            return locked ? Verdict.LOCKED : Verdict.WRONG;
        });
        refuse(verdict, "动态口令：不正确或者已经用过。请等手机上显示下一个口令后重新填写；每个恢复码也只能用一次。");
    }

    /** @throws RequestRefused as {@link #code} */
    void password(String userId, String typed) {
        password(userId, typed, "登录密码：不正确。请重新填写。");
    }

    /** @param wrong what is said of a wrong one */
    void password(String userId, String typed, String wrong) {
        Verdict verdict = transaction.execute(status -> {
            var account = accounts.lock(userId);
            if (!account.usableAt(clock.instant())) {
                record.refused(userId);
                return Verdict.LOCKED;
            }
            if (passwords.matches(typed == null ? "" : typed, account.passwordHash())) {
                return Verdict.RIGHT;
            }
            boolean locked = accounts.failed(userId);
            record.failed(userId, locked);
            return locked ? Verdict.LOCKED : Verdict.WRONG;
        });
        refuse(verdict, wrong);
    }

    private boolean taken(String userId, String code) {
        Instant now = clock.instant();
        if (code.matches("\\d{6}")) {
            return stored.takeCode(userId, code, now);
        }
        boolean taken = code.matches(PasswordRules.ONE_TIME) && stored.takeRecoveryCode(userId, code);
        if (taken) {
            record.recoveryCodeUsed(userId);
        }
        return taken;
    }

    private static void refuse(Verdict verdict, String wrong) {
        if (verdict == Verdict.WRONG) {
            throw RequestRefused.badInput(wrong);
        }
        if (verdict == Verdict.LOCKED) {
            throw RequestRefused.forbidden("账号暂时不能使用。请稍后再试，或者联系本单位安全管理员。");
        }
    }
}
