package org.peixun.attachment;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.peixun.identity.Actor;

/**
 * Documents of a case: type detected from the content, size-limited, hashed, stored in PostgreSQL. Rights on the case
 * are checked by the caller.
 */
public interface Attachments {

    /**
     * @param kind what it is in the case's list of documents, e.g. 教学计划
     * @param uploadedBy the person's name
     * @param scanned whether a virus scanner has looked at it
     * @param setAside no document of the case any more, but it was handed in with an earlier version and stays to be looked at
     */
    record Attachment(
            UUID id, String caseNumber, String kind, String fileName, String mediaType, long size, String sha256,
            String uploadedBy, Instant uploadedAt, boolean scanned, boolean setAside) {

        /** 1.2 MB · 340 KB */
        public String sizeInWords() {
            return size >= 1 << 20 ? String.format("%.1f MB", size / 1048576.0) : Math.max(1, size >> 10) + " KB";
        }
    }

    /**
     * @throws org.peixun.shared.RequestRefused 400 when the file is empty, over the limit, or its content is not one of
     *     the accepted types (PDF, JPG, PNG, Word, Excel; without macros); 409 when the case has as many files or bytes as
     *     {@code peixun.upload} allows
     */
    Attachment store(String caseNumber, String kind, String fileName, InputStream content, Actor actor);

    /** Gives a case the documents that another one has, as they were uploaded there; those that were set aside stay where they are. */
    void copy(String fromCase, String toCase, Actor actor);

    /** The documents of the case as they are, without those that were set aside. */
    List<Attachment> of(String caseNumber);

    /** Those that were set aside among them. */
    List<Attachment> all(String caseNumber);

    /** @throws org.peixun.shared.RequestRefused 404 */
    Attachment get(UUID id);

    /** The bytes, read piece by piece. */
    InputStream open(UUID id);

    void remove(UUID id, Actor actor);

    /** As {@link #remove}, of one that was handed in: the file stays. */
    void setAside(UUID id, Actor actor);
}
