package org.peixun.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.audit.AuditVerification.Anchor;
import org.peixun.audit.AuditVerification.Result;

/** One chain while it is read from its first entry to its last, portion by portion; remembers the first thing that is wrong. */
final class ChainWalk {

    /**
     * How far the walk has come.
     *
     * @param brokenAt position of the first thing that is wrong, with its {@code problem}, or {@code null}
     */
    record Place(long entries, long lastSeq, byte[] lastHash, Long brokenAt, String problem) {

        static final Place START = new Place(0, 0, ChainEntry.NO_PREDECESSOR, null, null);
    }

    private final String chain;
    /** Several of one entry when the file holds several outputs: each must be right. */
    private final Map<Long, Set<String>> anchors;
    private long entries;
    private long lastSeq;
    private byte[] lastHash;
    private Long brokenAt;
    private String problem;

    ChainWalk(String chain, List<Anchor> anchors) {
        this(chain, anchors, Place.START);
    }

    ChainWalk(String chain, List<Anchor> anchors, Place from) {
        this.chain = chain;
        entries = from.entries();
        lastSeq = from.lastSeq();
        lastHash = from.lastHash();
        brokenAt = from.brokenAt();
        problem = from.problem();
        this.anchors = anchors.stream().collect(Collectors.groupingBy(Anchor::seq, Collectors.mapping(Anchor::hash, Collectors.toSet())));
    }

    void step(ChainEntry entry, byte[] hash) {
        entries++;
        if (entry.seq() != lastSeq + 1) {
            broken(lastSeq + 1, "第" + (lastSeq + 1) + "条缺失");
        } else if (!Arrays.equals(entry.hash(), hash)) {
            broken(entry.seq(), "第" + entry.seq() + "条的内容与其摘要不符，该条被改动");
        } else if (!Arrays.equals(entry.prevHash(), lastHash)) {
            broken(entry.seq(), "第" + entry.seq() + "条与上一条不衔接，此处被改动或替换");
        }
        Set<String> anchored = anchors.get(entry.seq());
        if (anchored != null && !anchored.equals(Set.of(HexFormat.of().formatHex(hash)))) {
            broken(entry.seq(), "第" + entry.seq() + "条与留存的摘要不符，该条或其以前的记录被整体改写");
        }
        lastSeq = entry.seq();
        lastHash = hash;
    }

    String chain() {
        return chain;
    }

    Place place() {
        return new Place(entries, lastSeq, lastHash, brokenAt, problem);
    }

    /** After the last entry. @param seq of the registered end, {@code null} when none is registered */
    void end(Long seq, byte[] hash) {
        if (seq == null) {
            if (entries > 0) {
                broken(lastSeq, "末条登记缺失");
            }
        } else if (seq > lastSeq) {
            broken(lastSeq + 1, "末尾缺失" + (seq - lastSeq) + "条（第" + (lastSeq + 1) + "条起）");
        } else if (seq < lastSeq) {
            broken(seq + 1, "第" + (seq + 1) + "条起未经系统登记");
        } else if (!Arrays.equals(hash, lastHash)) {
            broken(seq, "第" + seq + "条（末条）与登记的末条摘要不符");
        }
    }

    Result result() {
        anchors.keySet().stream().filter(seq -> seq > lastSeq).min(Long::compare).ifPresent(seq ->
                broken(lastSeq + 1, "末尾缺失：留存的摘要表明曾有第" + seq + "条"));
        return new Result(chain, entries, brokenAt, problem, HexFormat.of().formatHex(lastHash));
    }

    private void broken(long seq, String what) {
        if (problem == null) {
            brokenAt = seq;
            problem = what;
        }
    }
}
