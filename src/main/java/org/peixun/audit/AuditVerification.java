package org.peixun.audit;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/** Recomputes every hash of every chain. */
public interface AuditVerification {

    /**
     * @param chain jurisdiction code
     * @param entries number of entries read
     * @param brokenAt position of the first entry that is not as it was written, or {@code null}
     * @param problem a Chinese sentence, or {@code null}
     * @param lastHash of the last entry, hexadecimal: to be kept outside the system
     */
    record Result(String chain, long entries, Long brokenAt, String problem, String lastHash)
            implements Serializable {

        public boolean intact() {
            return problem == null;
        }

        /** As it is kept outside the system and read again as an {@link Anchor}. */
        public String line() {
            return chain + (intact() ? " 完好 " + entries + "条 末条摘要 " + lastHash : " 已损 " + entries + "条 " + problem);
        }
    }

    /** What an earlier verification printed: entry {@code seq} of {@code chain} had {@code hash}. */
    record Anchor(String chain, long seq, String hash) {}

    /** One result a chain, by chain. */
    List<Result> verify(Collection<Anchor> anchors);

    default List<Result> verify() {
        return verify(List.of());
    }
}
