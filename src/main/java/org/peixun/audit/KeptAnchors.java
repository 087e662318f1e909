package org.peixun.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.peixun.audit.AuditVerification.Anchor;

/**
 * An earlier output of the verification, as it was kept: printed, saved by an editor, typed again.
 *
 * @param unread lines that are neither an anchor nor another line of the output: one of them may be a mistyped anchor
 */
record KeptAnchors(List<Anchor> anchors, List<String> unread) {

    private static final Pattern INTACT = Pattern.compile("(\\S+)\\s+完好\\s+(\\d{1,18})\\s*条\\s+末条摘要\\s+([0-9a-fA-F]{64})");
    /** What the output says beside: of a chain that was broken then there is nothing to compare with. */
    private static final Pattern BESIDE = Pattern.compile("\\S+\\s+已损\\s+\\d+条\\s.*|审计链共\\d+条，.*|尚无审计记录，.*");

    static KeptAnchors read(List<String> lines) {
        var anchors = new ArrayList<Anchor>();
        var unread = new ArrayList<String>();
        for (String line : lines) {
            // editors put a byte order mark before the first line
            String text = line.replace("\uFEFF", "").strip();
            var anchor = INTACT.matcher(text);
            if (anchor.matches()) {
                anchors.add(new Anchor(anchor.group(1), Long.parseLong(anchor.group(2)), anchor.group(3).toLowerCase(Locale.ROOT)));
            } else if (!text.isEmpty() && !BESIDE.matcher(text).matches()) {
                unread.add(text);
            }
        }
        return new KeptAnchors(List.copyOf(anchors), List.copyOf(unread));
    }

    /** What keeps the comparison from being whole, in a sentence, or {@code null}. */
    String problem() {
        return !unread.isEmpty() ? "留存的摘要中有" + unread.size() + "行不能识别，没有核对：“" + String.join("”“", unread)
                + "”。应为“辖区代码 完好 条数条 末条摘要 64位摘要”，请按留存的原文改正后重新执行。"
                : anchors.isEmpty() ? "给出的 --audit-anchors 中没有可以核对的摘要。请给出以前验证的输出，每行为“辖区代码 完好 条数条 末条摘要 64位摘要”。" : null;
    }
}
