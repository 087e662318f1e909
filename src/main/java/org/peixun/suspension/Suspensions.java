package org.peixun.suspension;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.peixun.attachment.Attachments;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.DocumentNo;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do beside the steps of a suspension: its file (案卷), the classes, the correction of a wrong decision. */
@Service
@Transactional
public class Suspensions {

    private static final String CORRECTED = SuspensionCase.ID + ".decisionCorrected";

    private final SuspensionFiles files;
    private final SuspensionViews views;
    private final ClassArrangements classes;
    private final Takers takers;
    private final Rehearing rehearing;
    private final SuspensionSteps steps;
    private final Secrecy secrecy;
    private final SuspensionJournal journal;
    private final Attachments attachments;
    private final Processes processes;
    private final AccessPolicy access;
    private final Clock clock;

    Suspensions(SuspensionFiles files, SuspensionViews views, ClassArrangements classes, Takers takers, Rehearing rehearing,
            SuspensionSteps steps, Secrecy secrecy, SuspensionJournal journal, Attachments attachments, Processes processes, AccessPolicy access,
            Clock clock) {
        this.files = files;
        this.views = views;
        this.classes = classes;
        this.takers = takers;
        this.rehearing = rehearing;
        this.steps = steps;
        this.secrecy = secrecy;
        this.journal = journal;
        this.attachments = attachments;
        this.processes = processes;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param impact {@code null} for the institution
     * @param takes the kind of document this person may add now, or {@code null}
     * @param since when the present step was entered: papers from before are the grounds of an earlier one
     * @param still whether its classes stand still already, see {@link ClassArrangements#standStill}
     * @param heavier what may be put to the institution once more, see {@link Rehearing}
     */
    public record File(String number, String title, String stateLabel, SuspensionViews.Impact impact, List<SuspendedClasses.Fate> fates,
            boolean still, List<String> takers, List<Attachments.Attachment> documents, String takes, Instant since, List<Measure> heavier, boolean corrects, boolean over) {

        public boolean takesOver() {
            return fates.contains(SuspendedClasses.Fate.TAKEN_OVER);
        }

        public boolean removable(Attachments.Attachment file) {
            return file.kind().equals(takes) && !file.uploadedAt().isBefore(since);
        }
    }

    @Transactional(readOnly = true)
    public File file(String number, Actor reader) {
        Suspension suspension = visible(number, reader);
        SuspensionViews.Impact impact = views.officer(suspension, reader) ? views.impact(suspension, reader) : null;
        boolean arranges = impact != null && impact.decides() && !impact.classes().isEmpty();
        DocumentKind kind = DocumentKind.in(suspension.state());
        boolean takes = kind != null && kind.allows(reader, access, suspension.subject());
        return new File(number, journal.title(suspension), suspension.stateLabel(), impact,
                arranges ? classes.possible(suspension) : List.of(), arranges && classes.standStill(suspension), arranges ? takers.names(suspension) : List.of(),
                views.documents(suspension, reader), takes ? kind.label() : null, suspension.stateSince(), rehearing.offered(suspension, reader),
                suspension.correctable() && access.allows(reader, Action.DECIDE_STANDING, suspension.subject()), suspension.reinstated());
    }

    public void addDocument(String number, String name, InputStream content, Actor by) {
        Suspension suspension = atRest(number, by);
        DocumentKind kind = DocumentKind.of(suspension.state(), by, access, suspension.subject());
        attachments.store(number, kind.label(), name, content, by);
    }

    public void removeDocument(String number, UUID id, Actor by) {
        Suspension suspension = atRest(number, by);
        DocumentKind kind = DocumentKind.of(suspension.state(), by, access, suspension.subject());
        Attachments.Attachment file = attachments.get(id);
        if (!file.caseNumber().equals(number)) {
            throw RequestRefused.notFound("没有找到可以删除的文件，可能已被删除。请刷新页面。");
        }
        if (!file.kind().equals(kind.label()) || file.uploadedAt().isBefore(suspension.stateSince())) {
            throw RequestRefused.conflict("没有找到可以删除的文件，可能已被删除，或者已经作为上一环节的依据。请刷新页面。");
        }
        attachments.remove(id, by);
    }

    /** Before the suspension. @param taker the institution that takes the class over @throws RequestRefused 400, 403, 409 */
    public void decideClass(String number, String filing, String fate, String taker, Actor by) {
        Suspension suspension = atRest(number, by);
        access.check(by, Action.DECIDE_STANDING, suspension.subject());
        classes.decide(suspension, filing, fate, taker, by);
    }

    /** After it: a class that carries on under supervision. @param reason the institution reads it @throws RequestRefused 400, 403, 409 */
    public void stopClass(String number, String filing, String reason, Actor by) {
        Suspension suspension = atRest(number, by);
        access.check(by, Action.DECIDE_STANDING, suspension.subject());
        classes.stop(suspension, filing, reason, by);
    }

    /** 纠正: the decision was wrong, also when its case is over. @param documentNo of the correction */
    public void correct(String number, String reason, String documentNo, Actor by) {
        Suspension suspension = atRest(number, by);
        access.check(by, Action.DECIDE_STANDING, suspension.subject());
        String why = Written.required("reason", "纠正理由", reason);
        String no = DocumentNo.required("documentNo", "纠正文书文号", documentNo, LocalDate.now(clock));
        secrecy.check(number, Map.of("reason", reason));
        suspension.correct(why, no);
        files.saveAndFlush(suspension);
        if (suspension.over() && !processes.awaits(number, CORRECTED)) {
            steps.restore(number);
        } else {
            processes.tell(number, CORRECTED);
        }
    }

    /** Whoever is at a step of it ends first: what may be done is asked of the state that the step has left. */
    private Suspension atRest(String number, Actor by) {
        processes.waitForOthers(number);
        return visible(number, by);
    }

    private Suspension visible(String number, Actor reader) {
        Suspension suspension = files.get(number);
        access.check(reader, Action.SEE_SUSPENSION, suspension.subject());
        return suspension;
    }
}
