package org.peixun.identity;

import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;

/** Changing one's own password: who one is, is proved as for every other change of what one signs in with. */
@Service
public class OwnPassword {

    private final PasswordRules rules;
    private final SecondFactorCheck check;
    private final StoredSecondFactors factors;
    private final Users users;

    OwnPassword(PasswordRules rules, SecondFactorCheck check, StoredSecondFactors factors, Users users) {
        this.rules = rules;
        this.check = check;
        this.factors = factors;
        this.users = users;
    }

    public boolean asksForCode(Actor person) {
        return factors.find(person.userId()).isPresent();
    }

    /**
     * Outside a transaction, so that a wrong proof counts; the code last, since it is used up.
     *
     * @throws RequestRefused 400 when a proof is wrong or the new password too weak or the same, 403 when the account is
     *     locked (now)
     */
    public void change(Actor person, String old, String code, String fresh) {
        rules.check(person.userId(), fresh);
        check.password(person.userId(), old, "原密码：与当前密码不一致。请重新填写原密码。");
        if (fresh.equals(old)) {
            throw RequestRefused.badInput("新密码：不得与原密码相同。请设置一个新的密码。");
        }
        if (asksForCode(person)) {
            check.code(person.userId(), code);
        }
        users.changePassword(person.userId(), fresh);
    }
}
