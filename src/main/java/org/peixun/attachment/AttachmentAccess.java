package org.peixun.attachment;

import org.peixun.identity.Actor;

/**
 * Who may read the documents of a case; answered by who knows cases. Without an implementation nobody may. Whether a
 * document may be added or taken away, the feature checks that stores it: it knows the kind and the state.
 */
public interface AttachmentAccess {

    /** @param kind of the document @throws org.peixun.shared.RequestRefused 404 or 403 */
    void checkRead(String caseNumber, String kind, Actor actor);

    /** The county whose audit chain the case's documents belong to, or {@code null} for the city's. */
    String jurisdiction(String caseNumber);
}
