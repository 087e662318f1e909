package org.peixun.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;

/**
 * What a sheet puts in place of what was kept (clauses 12, 13): both stay in the audit, a line for each trainee, with one
 * reason for all.
 */
final class Overwritten {

    private static final int LONGEST_REASON = 200;
    private static final int NAMED = 5;
    private static final int SHOWN = 60;

    private final Map<String, AuditTrail.Change> changes = new LinkedHashMap<>();
    private int count;

    /** @param who 第3名学员 @param after {@code null}: nothing */
    void add(String who, String before, String after) {
        count++;
        changes.merge(who, new AuditTrail.Change(before, after), (all, one) -> new AuditTrail.Change(
                all.before() + "；" + one.before(), one.after() == null ? null : all.after() + "；" + one.after()));
    }

    boolean none() {
        return changes.isEmpty();
    }

    /** Cells of marks, rows of results. */
    int count() {
        return count;
    }

    Map<String, AuditTrail.Change> changes() {
        return changes;
    }

    /** @throws RequestRefused 400 naming what would be overwritten, without a reason */
    void checkReason(String reason, String sheet, String basis) {
        if (!none() && (reason.isBlank() || Chars.count(reason) > LONGEST_REASON)) {
            throw RequestRefused.badInput(List.of(new Problem("overwriteReason", sheet + "改动了已经登记的" + count + "处（" + basis + "）："
                    + changes.entrySet().stream().limit(NAMED).map(each -> each.getKey() + "由“" + Chars.shortened(each.getValue().before(), SHOWN)
                            + "”改为“" + Chars.shortened(each.getValue().after(), SHOWN) + "”").collect(Collectors.joining("，")) + (changes.size() > NAMED ? "等" : "")
                    + "。确需更正的，请填写更正原因（" + LONGEST_REASON + "字以内），更正前后的内容和原因都会留存；不需要更正的，请清空或者改回。")));
        }
    }

    /** For the record; empty when nothing was overwritten. */
    String said(String reason) {
        return none() ? "" : "改动已经登记的" + count + "处" + (reason.isBlank() ? "" : "，原因：" + reason.strip()) + "。";
    }
}
