package org.peixun.nomination;

import java.io.InputStream;
import java.util.UUID;
import org.peixun.attachment.Attachments;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents of a nomination: the county's of each candidate, the city's minutes of its meeting (clause 6). */
@Service
@Transactional
public class NominationDocuments {

    static final String MINUTES = "会议纪要";

    private final NominationFiles files;
    private final OpenNominations open;
    private final Attachments attachments;
    private final Processes processes;
    private final AccessPolicy access;

    NominationDocuments(
            NominationFiles files, OpenNominations open, Attachments attachments, Processes processes, AccessPolicy access) {
        this.files = files;
        this.open = open;
        this.attachments = attachments;
        this.processes = processes;
        this.access = access;
    }

    /**
     * @param institution whose document it is, as the page showed it
     * @throws RequestRefused 403, 404, 409 once the place is another institution's or the county may not change it
     */
    public void add(String number, int slot, long institution, String name, InputStream content, Actor actor) {
        open.forCounty(number, actor);
        attachments.store(number, open.candidate(number, slot, institution).documentKind(), name, content, actor);
    }

    public void addMinutes(String number, String name, InputStream content, Actor actor) {
        takeForMinutes("上传会议纪要", number, actor);
        attachments.store(number, MINUTES, name, content, actor);
    }

    /** A candidate's document by the county while it may change it, the minutes by the city until the decision is taken. */
    public void remove(String number, UUID id, Actor actor) {
        Attachments.Attachment file = attachments.get(id);
        if (!file.caseNumber().equals(number)) {
            throw RequestRefused.notFound("没有找到该文件，可能已被删除。请刷新页面。");
        }
        if (file.kind().equals(MINUTES)) {
            takeForMinutes("删除会议纪要", number, actor);
        } else {
            open.forCounty(number, actor);
        }
        attachments.remove(id, actor);
    }

    /** With the candidate its documents go. */
    void removeOf(Candidate gone, Actor actor) {
        attachments.of(gone.number()).stream().filter(file -> file.kind().equals(gone.documentKind()))
                .forEach(file -> attachments.remove(file.id(), actor));
    }

    private void takeForMinutes(String what, String number, Actor actor) {
        processes.waitForOthers(number);
        Nomination nomination = files.get(number);
        access.check(actor, Action.DECIDE_NOMINATION, nomination.subject());
        nomination.require(what, NominationState.DECIDING);
    }
}
