package org.peixun.nomination;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
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
    private final Sendings sendings;
    private final Processes processes;
    private final AccessPolicy access;

    NominationDocuments(
            NominationFiles files, OpenNominations open, Attachments attachments, Sendings sendings, Processes processes,
            AccessPolicy access) {
        this.files = files;
        this.open = open;
        this.attachments = attachments;
        this.sendings = sendings;
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
        Optional<Attachments.Attachment> file = attachments.of(number).stream().filter(one -> one.id().equals(id)).findFirst();
        if (file.isPresent() && file.get().kind().equals(MINUTES)) {
            takeForMinutes("删除会议纪要", number, actor);
            attachments.remove(id, actor);
            return;
        }
        takeOut(open.forCounty(number, actor), List.of(file.orElseThrow(
                () -> RequestRefused.notFound("没有找到该文件，可能已被删除。请刷新页面。"))), actor);
    }

    /** With the candidate its documents go. */
    void removeOf(Nomination nomination, Candidate gone, Actor actor) {
        takeOut(nomination, attachments.of(gone.number()).stream().filter(file -> file.kind().equals(gone.documentKind())).toList(), actor);
    }

    /** What was sent to the city stays beside the nomination: the return was decided on it (clause 6). */
    private void takeOut(Nomination nomination, List<Attachments.Attachment> those, Actor actor) {
        Predicate<Attachments.Attachment> sent = sendings.documents(nomination);
        those.forEach(file -> {
            if (sent.test(file)) {
                attachments.setAside(file.id(), actor);
            } else {
                attachments.remove(file.id(), actor);
            }
        });
    }

    private void takeForMinutes(String what, String number, Actor actor) {
        processes.waitForOthers(number);
        Nomination nomination = files.get(number);
        access.check(actor, Action.DECIDE_NOMINATION, nomination.subject());
        nomination.require(what, NominationState.DECIDING);
    }
}
