package org.peixun.nomination;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.peixun.attachment.Attachments;
import org.peixun.identity.Actor;
import org.peixun.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a county sent to the city, each time: after a return it writes over it (clause 6). Append-only. */
@Component
public class Sendings {

    /** @param id of the attachment, which stays when it is taken out */
    public record Document(String id, String fileName) {}

    public record Sent(
            int slot, long institutionId, String institutionName, String feature, String practice, String example, List<Document> documents) {}

    /** @param zeroReason why there is nobody, or {@code null} */
    public record Content(String zeroReason, List<Sent> candidates) {}

    public record Sending(Instant sentAt, String sentByName, Content content) {}

    private final CandidateFiles candidates;
    private final Attachments attachments;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sendings(CandidateFiles candidates, Attachments attachments, JdbcClient jdbc, Clock clock) {
        this.candidates = candidates;
        this.attachments = attachments;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(Nomination nomination, Actor by) {
        jdbc.sql("""
                INSERT INTO nomination_sending (number, place, sent_at, sent_by, sent_by_name, content)
                SELECT :number, count(*) + 1, CAST(:now AS timestamptz), :by, :name, CAST(:content AS jsonb) FROM nomination_sending WHERE number = :number""")
                .param("number", nomination.number()).param("now", Timestamp.from(clock.instant())).param("by", by.userId())
                .param("name", by.name()).param("content", Json.write(now(nomination, candidates.of(nomination.number())))).update();
    }

    /** Those that were written over since, oldest first. @param of its candidates now */
    List<Sending> earlier(Nomination nomination, List<Candidate> of) {
        if (nomination.sentAt() == null) {
            return List.of();
        }
        Content now = now(nomination, of);
        return all(nomination).stream().filter(sending -> !sending.content().equals(now)).toList();
    }

    /** Whether a document was sent once. Of what was sent before sendings were kept, all that is there may have been. */
    Predicate<Attachments.Attachment> documents(Nomination nomination) {
        if (nomination.sentAt() == null) {
            return file -> false;
        }
        List<Sending> all = all(nomination);
        Set<String> sent = all.stream().flatMap(sending -> sending.content().candidates().stream())
                .flatMap(one -> one.documents().stream()).map(Document::id).collect(Collectors.toSet());
        return file -> all.isEmpty() || sent.contains(file.id().toString());
    }

    /** What it would send as it is now. */
    Content now(Nomination nomination, List<Candidate> of) {
        List<Attachments.Attachment> files = attachments.of(nomination.number());
        return new Content(nomination.zeroReason(), of.stream().map(one -> new Sent(
                one.slot(), one.institutionId(), one.institutionName(), one.feature(), one.practice(), one.example(),
                files.stream().filter(file -> file.kind().equals(one.documentKind()))
                        .map(file -> new Document(file.id().toString(), file.fileName())).toList())).toList());
    }

    /** Each time, oldest first. */
    List<Sending> all(Nomination nomination) {
        return jdbc.sql("SELECT sent_at, sent_by_name, content FROM nomination_sending WHERE number = ? ORDER BY place")
                .param(nomination.number()).query((row, n) -> new Sending(row.getTimestamp("sent_at").toInstant(),
                        row.getString("sent_by_name"), Json.read(row.getString("content"), Content.class))).list();
    }
}
