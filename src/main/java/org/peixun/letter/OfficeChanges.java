package org.peixun.letter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.letter.Offices.Office;

/** What became different, for the audit. */
final class OfficeChanges {

    private OfficeChanges() {}

    static Map<String, Change> between(Office before, Office after) {
        Map<String, Change> changes = new LinkedHashMap<>();
        put(changes, "单位名称", before.name(), after.name());
        put(changes, "咨询电话", before.phone(), after.phone());
        put(changes, "办公地址", before.address(), after.address());
        put(changes, "行政复议机关", before.reviewedBy(), after.reviewedBy());
        return changes;
    }

    private static void put(Map<String, Change> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.put(field, new Change(before, after));
        }
    }
}
