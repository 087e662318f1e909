package org.peixun.classfiling;

import org.peixun.directory.Level;

/** Keys of the policy that are put together. */
final class PolicyKeys {

    private PolicyKeys() {}

    /** The level decides, whatever the certificate: who trains for a level trains as long. Without one the certificate does. */
    static String minHours(Level level, String certificate) {
        if (level != Level.NONE) {
            return "class.minHours." + level.shortLabel();
        }
        return "class.minHours." + (certificate.equals(Certificate.OWN.label()) ? "合格证" : "专项");
    }
}
