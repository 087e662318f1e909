package org.peixun.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
        digest.update(beforeSeq());
        digest.update(field(Long.toString(seq)));
        digest.update(afterSeq());
        digest.update(prevHash);
        return digest.digest();
    }

    /** What is hashed ahead of the entry's number, which {@link AuditChains} gives it in the database. */
    byte[] beforeSeq() {
        return joined("peixun-audit-1\n".getBytes(StandardCharsets.US_ASCII), field(chain));
    }

    /** What is hashed between the number and the predecessor's hash. */
    byte[] afterSeq() {
        var fields = new ArrayList<byte[]>();
        Stream.of(Long.toString(at.getEpochSecond()), Integer.toString(at.getNano()), actorId, actorName, action, caseNumber, summary,
                Integer.toString(changes.size())).map(ChainEntry::field).forEach(fields::add);
        for (FieldChange change : changes) {
            Stream.of(change.field(), change.before(), change.after()).map(ChainEntry::field).forEach(fields::add);
        }
        return joined(fields.toArray(byte[][]::new));
    }

    private static byte[] field(String text) {
        if (text == null) {
            return "-\n".getBytes(StandardCharsets.US_ASCII);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return joined((bytes.length + ":").getBytes(StandardCharsets.US_ASCII), bytes, new byte[] {'\n'});
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
