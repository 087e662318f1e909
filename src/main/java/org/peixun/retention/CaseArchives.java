package org.peixun.retention;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.peixun.attachment.Attachments;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.letter.CaseLetters;
import org.peixun.letter.Letter;
import org.peixun.letter.Letters;
import org.peixun.shared.Json;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * A closed case as one ZIP that can be read without this system: a page for people, the same as JSON for programs,
 * the letters it gave, what its pages said and the attachments. Trainees are not in it: their term is shorter.
 */
@Service
public class CaseArchives {

    private final JdbcClient jdbc;
    private final ArchivePieces pieces;
    private final ClosedCases cases;
    private final Attachments attachments;
    private final List<CaseLetters> given;
    private final Letters letters;
    private final AuditTrail audit;
    private final AccessPolicy access;
    private final ITemplateEngine templates;
    private final Clock clock;

    CaseArchives(JdbcClient jdbc, ArchivePieces pieces, ClosedCases cases, Attachments attachments, List<CaseLetters> given,
            Letters letters, AuditTrail audit, AccessPolicy access, ITemplateEngine templates, Clock clock) {
        this.jdbc = jdbc;
        this.pieces = pieces;
        this.cases = cases;
        this.attachments = attachments;
        this.given = given;
        this.letters = letters;
        this.audit = audit;
        this.access = access;
        this.templates = templates;
        this.clock = clock;
    }

    /** @param sha256 of the content, also in the audit @param content read piece by piece */
    public record Archive(String number, String sha256, InputStream content) {}

    /** @param nth of the case, from 1: more than one when it was closed again after it had been archived */
    private record Version(int nth, String sha256, Instant archivedAt) {}

    /** The last one. Audited: the whole case leaves the system. @throws RequestRefused 404 when there is none or it is another county's */
    @Transactional
    public Archive read(String number, Actor actor) {
        var closed = cases.find(number).orElseThrow(CaseArchives::none);
        access.check(actor, Action.SEE_ARCHIVE, new AccessPolicy.Subject(closed.jurisdiction(), null));
        Version last = last(number).orElseThrow(CaseArchives::none);
        audit.record(new AuditTrail.Entry(closed.jurisdiction(), number, actor.userId(), actor.name(), "retention.archiveTaken",
                "下载归档案卷，摘要 " + last.sha256() + "。", Map.of()));
        return new Archive(number, last.sha256(), pieces.read(number, last.nth()));
    }

    /** Whether there is an archive that the reader may take. */
    boolean offers(String number, String jurisdiction, Actor reader) {
        return access.allows(reader, Action.SEE_ARCHIVE, new AccessPolicy.Subject(jurisdiction, null))
                && last(number).isPresent();
    }

    /** In the caller's transaction, once for each time it was closed: another node may have been faster. */
    void write(ClosedCases.Case closed) {
        Optional<Version> last = last(closed.number());
        if (last.isPresent() && !last.get().archivedAt().isBefore(closed.endedAt())) {
            return;
        }
        try (var zip = new ZipOnDisk()) {
            fill(zip, closed);
            keep(closed, last.map(Version::nth).orElse(0) + 1, zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those without an archive of their last end: not archived, or closed again since, as when a decision was taken back. */
    List<ClosedCases.Case> missing(List<ClosedCases.Case> closed) {
        Set<String> missing = jdbc.sql("""
                        SELECT c.number FROM unnest(:numbers::text[], :ends::timestamptz[]) AS c (number, ended_at)
                        WHERE NOT EXISTS (SELECT FROM case_archive a WHERE a.number = c.number AND a.archived_at >= c.ended_at)
                          AND NOT EXISTS (SELECT FROM case_archive_later a WHERE a.number = c.number AND a.archived_at >= c.ended_at)""")
                .param("numbers", closed.stream().map(ClosedCases.Case::number).toArray(String[]::new))
                .param("ends", closed.stream().map(one -> one.endedAt().toString()).toArray(String[]::new)).query(String.class).set();
        return closed.stream().filter(one -> missing.contains(one.number())).toList();
    }

    private Optional<Version> last(String number) {
        return jdbc.sql("SELECT nth, sha256, archived_at FROM case_archive_version WHERE number = ? ORDER BY nth DESC LIMIT 1").param(number)
                .query(Version.class).optional();
    }

    private void keep(ClosedCases.Case closed, int nth, ZipOnDisk zip) throws IOException {
        String sha256 = zip.sha256();
        jdbc.sql(nth == 1 ? "INSERT INTO case_archive (number, sha256, archived_at, keep_until) VALUES (:number, :sha256, :at, :until)"
                        : "INSERT INTO case_archive_later (number, nth, sha256, archived_at, keep_until) VALUES (:number, :nth, :sha256, :at, :until)")
                .param("number", closed.number()).param("nth", nth).param("sha256", sha256).param("at", Timestamp.from(clock.instant()))
                .param("until", cases.yearsAfter(closed, "retention.caseYears")).update();
        try (var content = zip.open()) {
            pieces.write(closed.number(), nth, content);
        }
        audit.record(new AuditTrail.Entry(closed.jurisdiction(), closed.number(), Actor.SYSTEM.userId(), Actor.SYSTEM.name(),
                "retention.archived", (nth == 1 ? "案件归档" : "案件归档以后又有决定，再次归档，为第" + nth + "份") + "，案卷摘要 " + sha256 + "。", Map.of()));
    }

    private void fill(ZipOnDisk zip, ClosedCases.Case closed) throws IOException {
        Map<String, Object> file = file(closed);
        zip.add("案卷.json", text(Json.write(file)));
        var page = new Context();
        page.setVariable("file", file);
        zip.add("案卷.html", text(templates.process("retention/archive", page)));
        int position = 0;
        for (Letter letter : given.stream().flatMap(one -> one.of(closed.number()).stream()).toList()) {
            zip.add("文书/%02d-%s.html".formatted(++position, letter.fileName()), text(letters.page(letter)));
        }
        position = 0;
        for (var attachment : attachments.all(closed.number())) {
            zip.add("附件/%02d-%s".formatted(++position, attachment.fileName()), attachments.open(attachment.id()));
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> file(ClosedCases.Case closed) {
        var file = new LinkedHashMap<String, Object>();
        file.put("编号", closed.number());
        file.put("名称", closed.title());
        file.put("状态", closed.state());
        file.put("办结日期", closed.endedOn().toString());
        file.put("经过", rows("""
                SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS "时间", coalesce(step, '') AS "环节",
                       coalesce(actor_name, '') AS "人员", text AS "内容"
                FROM timeline_entry WHERE case_number = ? ORDER BY at, id""", closed.number()));
        file.put("审计", rows("""
                SELECT chain AS "链", seq::text AS "序号", to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') AS "时间",
                       actor_name AS "人员", summary AS "说明", encode(hash, 'hex') AS "摘要"
                FROM audit_entry WHERE case_number = ? ORDER BY at, seq""", closed.number()));
        file.put("附件", attachments.all(closed.number()).stream().map(one -> Map.of("名称", one.fileName(), "类别", one.kind(), "摘要", one.sha256())).toList());
        return file;
    }

    private List<Map<String, Object>> rows(String sql, String number) {
        return jdbc.sql(sql).param(number).query().listOfRows();
    }

    private static RequestRefused none() {
        return RequestRefused.notFound("该案件没有归档案卷。请核对编号；办结后经过归档期限才有。");
    }
}
