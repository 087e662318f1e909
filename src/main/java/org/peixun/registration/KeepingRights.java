package org.peixun.registration;

import org.peixun.directory.Directory;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.springframework.stereotype.Component;

/** Whose entries a person may keep: a county its own institutions', the city all. */
@Component
class KeepingRights {

    private final Directory directory;
    private final AccessPolicy access;

    KeepingRights(Directory directory, AccessPolicy access) {
        this.directory = directory;
        this.access = access;
    }

    /** Any at all. @throws org.peixun.shared.RequestRefused 403 */
    void check(Actor actor) {
        access.check(actor, Action.KEEP_DIRECTORY);
    }

    /** @throws org.peixun.shared.RequestRefused 403, 404 */
    Directory.Institution reached(long institutionId, Actor actor) {
        Directory.Institution institution = directory.institution(institutionId);
        access.check(actor, Action.KEEP_DIRECTORY, new AccessPolicy.Subject(institution.jurisdiction(), institutionId));
        return institution;
    }

    /** @param institutionId {@code null} of one that is not there yet */
    boolean allows(Actor actor, String jurisdiction, Long institutionId) {
        return access.allows(actor, Action.KEEP_DIRECTORY, new AccessPolicy.Subject(jurisdiction, institutionId));
    }
}
