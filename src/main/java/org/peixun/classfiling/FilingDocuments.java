package org.peixun.classfiling;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.peixun.attachment.Attachments;
import org.peixun.attachment.Attachments.Attachment;
import org.peixun.identity.Actor;
import org.springframework.stereotype.Component;

/** Takes documents out of an application; one that was ever handed in is kept beside it, for the file of what was decided on. */
@Component
class FilingDocuments {

    private final Attachments attachments;
    private final Snapshots snapshots;

    FilingDocuments(Attachments attachments, Snapshots snapshots) {
        this.attachments = attachments;
        this.snapshots = snapshots;
    }

    void takeOut(String number, UUID id, Actor actor) {
        takeOut(number, List.of(id), actor);
    }

    /** Those of the application again that are in force: what was uploaded for a change that does not come must not come with the next one. */
    void restore(String number, Snapshot inForce, Actor actor) {
        Set<String> kept = inForce.documentIds();
        takeOut(number, attachments.of(number).stream().filter(file -> DocumentKind.known(file.kind()) && !kept.contains(file.id().toString()))
                .map(Attachment::id).toList(), actor);
    }

    private void takeOut(String number, List<UUID> ids, Actor actor) {
        Set<String> handedIn = ids.isEmpty() ? Set.of() : snapshots.handedIn(number);
        for (UUID id : ids) {
            if (handedIn.contains(id.toString())) {
                attachments.setAside(id, actor);
            } else {
                attachments.remove(id, actor);
            }
        }
    }
}
