package org.peixun.suspension;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.SuspendedClasses.Fate;
import org.springframework.stereotype.Component;

/** What becomes of each running class: decided before the suspension; afterwards one that carries on can still be stopped. */
@Component
class ClassArrangements {

    private final SuspendedClasses classes;
    private final FoundOffences offences;
    private final Takers takers;
    private final Secrecy secrecy;
    private final SuspensionJournal journal;

    ClassArrangements(SuspendedClasses classes, FoundOffences offences, Takers takers, Secrecy secrecy, SuspensionJournal journal) {
        this.classes = classes;
        this.offences = offences;
        this.takers = takers;
        this.secrecy = secrecy;
        this.journal = journal;
    }

    /** A class that another institution takes over ends here for ever: not upon an allegation that may prove untrue. */
    List<Fate> possible(Suspension suspension) {
        return Arrays.stream(Fate.values()).filter(fate -> fate != Fate.TAKEN_OVER || offences.established(suspension.number())).toList();
    }

    void decide(Suspension suspension, String filing, String fate, String taker, Actor by) {
        suspension.require("安排班期", SuspensionState.PROPOSED, SuspensionState.URGENCY_PROPOSED);
        Fate chosen = Arrays.stream(Fate.values()).filter(one -> one.name().equals(fate)).findFirst()
                .orElseThrow(() -> RequestRefused.badInput("班期安排：请选择继续、停止或者由其他机构接收（第12条）。"));
        if (!possible(suspension).contains(chosen)) {
            throw RequestRefused.badInput("班期安排：违规行为尚未查实，先行暂停可能解除，由其他机构接收的班期不能再恢复（第12条）。请选择在监督下继续或者停止；查实以后可以选择由其他机构接收。");
        }
        String who = chosen == Fate.TAKEN_OVER ? takers.checked(suspension, taker) : null;
        classes.decide(suspension, filing, chosen, who);
        journal.write(suspension, by, "NOTE", null, "classDecided", "班期" + filing + "：" + chosen.label() + (who == null ? "" : "（" + who + "）") + "。", false);
    }

    /** @param reason the institution reads it @throws RequestRefused 400, 409 */
    void stop(Suspension suspension, String filing, String reason, Actor by) {
        suspension.require("停止班期", SuspensionState.suspended());
        String why = Written.required("停止理由", reason);
        secrecy.check(suspension.number(), Map.of("reason", why));
        classes.stop(suspension, filing, why);
        String text = "班期" + filing + "停止培训，等待处理结果：" + why;
        journal.write(suspension, by, "NOTE", null, "classStopped", text, true);
        journal.tellInstitution(suspension, "班期停止培训", text);
        journal.tellCounty(suspension, Role.COUNTY_CLERK, "班期停止培训", text);
    }
}
