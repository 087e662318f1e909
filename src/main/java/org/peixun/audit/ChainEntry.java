package org.peixun.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.peixun.audit.AuditLog.FieldChange;

/** An entry at its place in its chain, and the text that its hash is made of. */
record ChainEntry(
        String chain, long seq, Instant at, String actorId, String actorName, String action, String caseNumber,
        String summary, List<FieldChange> changes, byte[] prevHash) {

    static final byte[] NO_PREDECESSOR = new byte[32];

    /**
     * SHA-256 over all fields, each with its length in front (so that no text can be moved from one field to the
     * next), the predecessor's hash last. Never change this: what is written could no longer be verified; a new form
     * would need a new first line.
     */
    byte[] hash() {
        var digest = sha256();
        digest.update("peixun-audit-1\n".getBytes(StandardCharsets.US_ASCII));
        add(digest, chain);
        add(digest, Long.toString(seq));
        add(digest, Long.toString(at.getEpochSecond()));
        add(digest, Integer.toString(at.getNano()));
        add(digest, actorId);
        add(digest, actorName);
        add(digest, action);
        add(digest, caseNumber);
        add(digest, summary);
        add(digest, Integer.toString(changes.size()));
        for (FieldChange change : changes) {
            add(digest, change.field());
            add(digest, change.before());
            add(digest, change.after());
        }
        digest.update(prevHash);
        return digest.digest();
    }

    private static void add(MessageDigest digest, String text) {
        if (text == null) {
            digest.update("-\n".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
