package org.peixun.audit;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Verifies the audit chains of a database from outside the application. */
public final class ChainsIn {

    private ChainsIn() {}

    /** @param anchors what an earlier verification found: an entry that has gone since is a fault */
    public static List<AuditVerification.Result> verified(DataSource database, Collection<AuditVerification.Anchor> anchors) {
        return new ChainVerifier(database).verify(anchors);
    }
}
