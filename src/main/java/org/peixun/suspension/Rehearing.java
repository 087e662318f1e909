package org.peixun.suspension;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 重新告知: a measure heavier than the one that the institution was heard on is investigated, put to it and reviewed like the
 * first one before it is decided (clause 12; 行政处罚法 §44–45 by analogy).
 */
@Service
@Transactional
public class Rehearing {

    private final SuspensionFiles files;
    private final SuspensionJournal journal;
    private final Secrecy secrecy;
    private final Processes processes;
    private final AccessPolicy access;
    private final Clock clock;

    Rehearing(SuspensionFiles files, SuspensionJournal journal, Secrecy secrecy, Processes processes, AccessPolicy access, Clock clock) {
        this.files = files;
        this.journal = journal;
        this.secrecy = secrecy;
        this.processes = processes;
        this.access = access;
        this.clock = clock;
    }

    /** What this person may put to the institution now, heavier than what it was heard on; nothing where the case's model has no way back. */
    List<Measure> offered(Suspension suspension, Actor reader) {
        boolean may = suspension.state() == SuspensionState.DECIDING && suspension.proposal() != null
                && access.allows(reader, Action.DECIDE_STANDING, suspension.subject()) && processes.awaits(suspension.number(), FindingRegister.JOINED);
        return !may ? List.of() : Arrays.stream(Measure.values()).filter(one -> one.compareTo(suspension.proposal()) > 0).toList();
    }

    /** @param measure name of a {@link Measure} @param reason the institution reads it @throws RequestRefused 400, 403, 404, 409 */
    public void order(String number, String measure, String reason, Actor by) {
        processes.waitForOthers(number);
        Suspension suspension = files.get(number);
        access.check(by, Action.SEE_SUSPENSION, suspension.subject());
        access.check(by, Action.DECIDE_STANDING, suspension.subject());
        suspension.require("重新告知", SuspensionState.DECIDING);
        if (!processes.awaits(number, FindingRegister.JOINED)) {
            throw RequestRefused.conflict("重新告知：本件按旧版流程办理，没有这一去向。请直接作出处理决定，处理档次重于拟作处理的写明理由。");
        }
        Measure heavier = offered(suspension, by).stream().filter(one -> one.name().equals(measure)).findFirst().orElseThrow(() -> RequestRefused.badInput("measure",
                "拟作处理：请选择重于已经告知的“" + suspension.proposal().label() + "”的处理档次；不重于它的可以直接决定（第12条）。"));
        String why = Written.required("why", "加重理由", reason);
        secrecy.check(number, Map.of("why", why));
        processes.tell(number, FindingRegister.JOINED);
        suspension.intend(heavier);
        suspension.investigateAgain();
        suspension.entered(clock.instant());
        files.saveAndFlush(suspension);
        String text = "拟作处理加重为" + heavier.label() + "，重新调查核实、告知并听取陈述申辩：" + why;
        journal.write(suspension, by, "NOTE", null, "rehearing", text, true);
        journal.tellInstitution(suspension, "重新调查核实", text);
        journal.tellCounty(suspension, Role.COUNTY_CLERK, "重新调查核实", text);
    }
}
