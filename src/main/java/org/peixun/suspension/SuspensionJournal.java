package org.peixun.suspension;

import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseJournal;
import org.springframework.stereotype.Component;

/** What is written about a suspension, and to whom it is told. */
@Component
class SuspensionJournal {

    private final FoundOffences offences;
    private final CaseJournal journal;

    SuspensionJournal(FoundOffences offences, CaseJournal journal) {
        this.offences = offences;
        this.journal = journal;
    }

    /** @param step the user task's label, or {@code null} @param seen whether the institution reads the line */
    void write(Suspension suspension, Actor actor, String kind, String step, String action, String text, boolean seen) {
        journal.write(suspension.file(title(suspension)), actor,
                new CaseJournal.Line(CaseEvent.Kind.valueOf(kind), step, SuspensionCase.ID + "." + action, text, seen));
    }

    /** The audit has both by their accounts: two officers may have one name. */
    void investigated(Suspension suspension, Actor first, People.Person second) {
        journal.write(suspension.file(title(suspension)), first, new CaseJournal.Line(CaseEvent.Kind.STEP_DONE, SuspensionCase.INVESTIGATE.label(),
                SuspensionCase.ID + ".investigated", first.name() + "、" + second.name() + "调查认定：" + suspension.inquiry().investigation(),
                Map.of("调查人员账号", new AuditTrail.Change(null, first.userId() + "、" + second.userId())), true));
    }

    /** 某校：擅自开班、材料造假 */
    String title(Suspension suspension) {
        return suspension.institutionName() + "：" + String.join("、",
                offences.grounds(suspension.number()).stream().map(one -> one.offence().label()).distinct().toList());
    }

    void tellInstitution(Suspension suspension, String title, String text) {
        tell(Role.APPLICANT, suspension, title, text);
    }

    void tellCounty(Suspension suspension, Role role, String title, String text) {
        tell(role, suspension, title, text);
    }

    void tellCity(Suspension suspension, Role role, String title, String text) {
        tell(role, suspension, title, text);
    }

    private void tell(Role role, Suspension suspension, String title, String text) {
        journal.tell(role, suspension.number(), new AccessPolicy.Subject(suspension.jurisdiction(), suspension.institutionId()), title + "：" + suspension.institutionName(), text);
    }
}
