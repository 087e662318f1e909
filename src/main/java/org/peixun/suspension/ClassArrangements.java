package org.peixun.suspension;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
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
    private final Directory directory;
    private final SuspensionLetters letters;
    private final SuspensionJournal journal;
    private final Clock clock;

    ClassArrangements(SuspendedClasses classes, FoundOffences offences, Takers takers, Secrecy secrecy, Directory directory, SuspensionLetters letters,
            SuspensionJournal journal, Clock clock) {
        this.classes = classes;
        this.offences = offences;
        this.takers = takers;
        this.secrecy = secrecy;
        this.directory = directory;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    /** Suspended by hand already, where every class stands still and goes on only when the institution is reinstated. */
    boolean standStill(Suspension suspension) {
        return directory.statusOn(suspension.institutionId(), LocalDate.now(clock)) == DirectoryStatus.SUSPENDED;
    }

    /** A class that another institution takes over ends here for ever: not upon an allegation that may prove untrue. */
    List<Fate> possible(Suspension suspension) {
        if (standStill(suspension)) {
            return List.of(Fate.STOP);
        }
        return Arrays.stream(Fate.values()).filter(fate -> fate != Fate.TAKEN_OVER || offences.established(suspension.number())).toList();
    }

    void decide(Suspension suspension, String filing, String fate, String taker, Actor by) {
        suspension.require("安排班期", SuspensionState.PROPOSED, SuspensionState.URGENCY_PROPOSED);
        Fate chosen = Arrays.stream(Fate.values()).filter(one -> one.name().equals(fate)).findFirst()
                .orElseThrow(() -> RequestRefused.badInput("fate-" + filing, "班期安排：请选择继续、停止或者由其他机构接收（第12条）。"));
        if (!possible(suspension).contains(chosen)) {
            throw RequestRefused.badInput("fate-" + filing, standStill(suspension) ? "班期安排：该机构此前已被另行暂停承训资格，班期已经停止，恢复承训资格以前不能继续，也不能改为由其他机构接收（第12条）。请选择停止。"
                    : "班期安排：违规行为尚未查实，先行暂停可能解除，由其他机构接收的班期不能再恢复（第12条）。请选择在监督下继续或者停止；查实以后可以选择由其他机构接收。");
        }
        String who = chosen == Fate.TAKEN_OVER ? takers.checked(suspension, taker, "taker-" + filing) : null;
        classes.decide(suspension, filing, chosen, who);
        journal.write(suspension, by, "NOTE", null, "classDecided", "班期" + filing + "：" + (standStill(suspension) ? "此前已经停止，继续" : "") + chosen.label() + (who == null ? "" : "（" + who + "）") + "。", false);
    }

    /** Looked at again when the suspension is decided, days after the arrangement. @throws RequestRefused 400 naming the class */
    void settle(Suspension suspension) {
        classes.dropEnded(suspension);
        classes.checkAllDecided(suspension);
        List<Fate> possible = possible(suspension);
        for (SuspendedClasses.Row one : classes.decided(suspension.number())) {
            if (!possible.contains(one.fate())) {
                throw RequestRefused.badInput("decision", "班期安排：" + one.filing() + "现在不能" + one.fate().label() + "（第12条）。请先在“案卷”页重新安排。");
            }
            if (one.fate() == Fate.TAKEN_OVER) {
                takers.against(suspension, one.taker()).ifPresent(reason -> {
                    throw RequestRefused.badInput("decision", "班期安排：" + one.filing() + "的接收机构，" + reason + "请先在“案卷”页重新安排（第12条）。");
                });
            }
        }
    }

    /** @param reason the institution reads it @throws RequestRefused 400, 409 */
    void stop(Suspension suspension, String filing, String reason, Actor by) {
        suspension.require("停止班期", SuspensionState.suspended());
        String field = "stop-" + filing;
        String why = Written.required(field, "停止理由", reason);
        secrecy.check(suspension.number(), Map.of(field, why));
        letters.keep(suspension);
        classes.stop(suspension, filing, why);
        String text = "班期" + filing + "停止培训，等待处理结果：" + why;
        journal.write(suspension, by, "NOTE", null, "classStopped", text, true);
        journal.tellInstitution(suspension, "班期停止培训", text);
        journal.tellCounty(suspension, Role.COUNTY_CLERK, "班期停止培训", text);
    }
}
