package org.peixun.attachment;

import org.peixun.identity.Actor;

/** Who may touch the documents of a case; answered by who knows cases. Without an implementation nobody may. */
public interface AttachmentAccess {

    /** @param kind of the document @throws org.peixun.shared.RequestRefused 404 or 403 */
    void checkRead(String caseNumber, String kind, Actor actor);

    /** @throws org.peixun.shared.RequestRefused 404, 403, or 409 when the case's state allows no change */
    void checkWrite(String caseNumber, Actor actor);

    /** The county whose audit chain the case's documents belong to, or {@code null} for the city's. */
    String jurisdiction(String caseNumber);
}
