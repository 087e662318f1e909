package org.peixun.classfiling;

import org.peixun.directory.Level;

/** Keys of the policy that are put together. */
final class PolicyKeys {

    static final String OWN_CERTIFICATE = "培训合格证书";

    private PolicyKeys() {}

    /** The certificate decides where there is no level, and for an exam of the institution's own (clause 10). */
    static String minHours(Level level, String certificate) {
        if (certificate.equals(OWN_CERTIFICATE)) {
            return "class.minHours.合格证";
        }
        return "class.minHours." + (level == Level.NONE ? "专项" : level.shortLabel());
    }
}
