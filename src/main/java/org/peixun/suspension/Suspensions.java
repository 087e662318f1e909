package org.peixun.suspension;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.peixun.attachment.Attachments;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do beside the steps of a suspension: its file (案卷), the classes, the correction of a wrong decision. */
@Service
@Transactional
public class Suspensions {

    private static final int LONGEST = 500;

    private final SuspensionFiles files;
    private final SuspensionViews views;
    private final SuspendedClasses classes;
    private final Secrecy secrecy;
    private final SuspensionJournal journal;
    private final Attachments attachments;
    private final Processes processes;
    private final AccessPolicy access;

    Suspensions(SuspensionFiles files, SuspensionViews views, SuspendedClasses classes, Secrecy secrecy,
            SuspensionJournal journal, Attachments attachments, Processes processes, AccessPolicy access) {
        this.files = files;
        this.views = views;
        this.classes = classes;
        this.secrecy = secrecy;
        this.journal = journal;
        this.attachments = attachments;
        this.processes = processes;
        this.access = access;
    }

    /** @param takes the kind of document this person may add now, or {@code null} @param impact {@code null} for the institution */
    public record File(String number, String title, String stateLabel, SuspensionViews.Impact impact, List<SuspendedClasses.Fate> fates,
            List<Attachments.Attachment> documents, String takes, boolean corrects) {}

    @Transactional(readOnly = true)
    public File file(String number, Actor reader) {
        Suspension suspension = visible(number, reader);
        boolean officer = views.officer(suspension, reader);
        DocumentKind kind = DocumentKind.in(suspension.state());
        boolean takes = kind != null && kind.allows(reader, access, suspension.subject());
        return new File(number, journal.title(suspension), suspension.state().label(), officer ? views.impact(suspension, reader) : null,
                List.of(SuspendedClasses.Fate.values()), views.documents(suspension, reader), takes ? kind.label() : null,
                suspension.suspendedAt() != null && access.allows(reader, Action.DECIDE_STANDING, suspension.subject()));
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
        if (!file.caseNumber().equals(number) || !file.kind().equals(kind.label())) {
            throw RequestRefused.notFound("没有找到可以删除的文件，可能已被删除，或者已经作为上一环节的依据。请刷新页面。");
        }
        attachments.remove(id, by);
    }

    /** @param taker the institution that takes the class over @throws RequestRefused 400, 403, 409 */
    public void decideClass(String number, String filing, String fate, String taker, Actor by) {
        Suspension suspension = atRest(number, by);
        access.check(by, Action.DECIDE_STANDING, suspension.subject());
        suspension.require("安排班期", SuspensionState.PROPOSED, SuspensionState.URGENCY_PROPOSED);
        SuspendedClasses.Fate chosen = java.util.Arrays.stream(SuspendedClasses.Fate.values()).filter(one -> one.name().equals(fate)).findFirst()
                .orElseThrow(() -> RequestRefused.badInput("班期安排：请选择继续、停止或者由其他机构接收（第12条）。"));
        String who = taker == null ? "" : taker.strip();
        if (chosen == SuspendedClasses.Fate.TAKEN_OVER && (Chars.count(who) < 2 || Chars.count(who) > 100)) {
            throw RequestRefused.badInput("接收机构：请填写2至100个字的机构全称。");
        }
        classes.decide(suspension, filing, chosen, chosen == SuspendedClasses.Fate.TAKEN_OVER ? who : null);
        journal.write(suspension, by, "NOTE", null, "classDecided", "班期" + filing + "：" + chosen.label()
                + (chosen == SuspendedClasses.Fate.TAKEN_OVER ? "（" + who + "）" : "") + "。", false);
    }

    /** 纠正: the decision was wrong. @param documentNo of the correction */
    public void correct(String number, String reason, String documentNo, Actor by) {
        Suspension suspension = atRest(number, by);
        access.check(by, Action.DECIDE_STANDING, suspension.subject());
        require("纠正理由", reason, LONGEST);
        require("纠正文书文号", documentNo, 60);
        secrecy.check(number, Map.of("reason", reason));
        suspension.correct(reason.strip(), documentNo.strip());
        files.saveAndFlush(suspension);
        processes.tell(number, SuspensionCase.ID + ".decisionCorrected");
    }

    private static void require(String label, String text, int longest) {
        if (text == null || text.isBlank() || Chars.count(text.strip()) > longest) {
            throw RequestRefused.badInput(label + "：请填写1至" + longest + "个字。");
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
