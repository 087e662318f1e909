package org.peixun.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.peixun.antivirus.Antivirus;
import org.peixun.audit.AuditTrail;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.identity.Actor;
import org.peixun.shared.OncePerTransaction;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredAttachments implements Attachments {

    private final JdbcTemplate jdbc;
    private final AuditTrail audit;
    private final ObjectProvider<AttachmentAccess> access;
    private final UploadSettings settings;
    private final Antivirus antivirus;
    private final Clock clock;

    StoredAttachments(
            JdbcTemplate jdbc, AuditTrail audit, ObjectProvider<AttachmentAccess> access, UploadSettings settings,
            Antivirus antivirus, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.access = access;
        this.settings = settings;
        this.antivirus = antivirus;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Attachment store(String caseNumber, String kind, String fileName, InputStream content, Actor actor) {
        FileName name = FileName.of(fileName);
        try (var upload = Upload.receive(name.text(), content, settings.max())) {
            FileType type = FileInspection.check(upload.file(), name);
            if (!PhotoData.in(type)) {
                return keep(caseNumber, kind, name, type, upload, actor);
            }
            try (var clean = withoutPhotoData(upload, type, name)) {
                return keep(caseNumber, kind, name, type, clean, actor);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Upload withoutPhotoData(Upload upload, FileType type, FileName name) {
        try {
            return upload.withoutPhotoData(type);
        } catch (IOException broken) {
            throw RequestRefused.badInput("图片“" + name.text() + "”已损坏，不能上传。请打开图片核对，或者重新拍摄后上传。");
        }
    }

    private Attachment keep(String caseNumber, String kind, FileName name, FileType type, Upload upload, Actor actor)
            throws IOException {
        checkRoom(caseNumber, name, upload.size());
        var attachment = new Attachment(UUID.randomUUID(), caseNumber, kind, name.text(), type.mediaType(),
                upload.size(), upload.sha256(), actor.name(), clock.instant().truncatedTo(ChronoUnit.MICROS), antivirus.isOn(), false);
        insert(attachment, upload, actor);
        record(caseNumber, actor, "attachment.stored", "上传了“" + kind + "”：" + name.text() + "。",
                new Change(null, attachment.sha256()));
        return attachment;
    }

    private void checkRoom(String caseNumber, FileName name, long size) {
        var held = jdbc.queryForMap("SELECT count(*) AS files, coalesce(sum(size), 0)::bigint AS bytes FROM attachment WHERE case_number = ?", caseNumber);
        if ((long) held.get("files") >= settings.files()) {
            throw RequestRefused.conflict("文件“" + name.text() + "”不能上传：每件事项最多" + settings.files()
                    + "个文件，本件已满。请删除不需要的文件，或者把几份材料合成一个 PDF 后上传。");
        }
        long left = settings.total().toBytes() - (long) held.get("bytes");
        if (size > left) {
            throw RequestRefused.conflict("文件“" + name.text() + "”不能上传：每件事项的文件合计不超过 " + settings.total().toMegabytes()
                    + " MB，本件还可以上传 " + Math.max(0, left >> 10) + " KB。请压缩图片，或者删除不需要的文件后再上传。");
        }
    }

    private void insert(Attachment it, Upload upload, Actor actor) throws IOException {
        OncePerTransaction.forget();
        jdbc.update("""
                INSERT INTO attachment (id, case_number, kind, file_name, media_type, size, sha256, uploaded_by,
                    uploader, uploaded_at, scanned)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, it.id(), it.caseNumber(), it.kind(), it.fileName(), it.mediaType(), it.size(), it.sha256(),
                actor.userId(), actor.name(), Timestamp.from(it.uploadedAt()), it.scanned());
        try (var bytes = Files.newInputStream(upload.file())) {
            jdbc.update("INSERT INTO attachment_content (attachment_id, bytes) VALUES (?, ?)", statement -> {
                statement.setObject(1, it.id());
                statement.setBinaryStream(2, bytes, upload.size());
            });
        }
    }

    @Override
    @Transactional
    public void copy(String fromCase, String toCase, Actor actor) {
        List<Attachment> there = of(fromCase);
        if (there.isEmpty()) {
            return;
        }
        OncePerTransaction.forget();
        jdbc.update("""
                WITH copied AS (
                    SELECT gen_random_uuid() AS copy, a.* FROM attachment a WHERE a.case_number = ? AND NOT a.set_aside
                ), facts AS (
                    INSERT INTO attachment (id, case_number, kind, file_name, media_type, size, sha256, uploaded_by, uploader, uploaded_at, scanned)
                    SELECT copy, ?, kind, file_name, media_type, size, sha256, uploaded_by, uploader, uploaded_at, scanned FROM copied
                )
                INSERT INTO attachment_content (attachment_id, bytes)
                SELECT c.copy, b.bytes FROM copied c JOIN attachment_content b ON b.attachment_id = c.id""", fromCase, toCase);
        there.forEach(file -> record(toCase, actor, "attachment.copied",
                "从" + fromCase + "沿用了“" + file.kind() + "”：" + file.fileName() + "。", new Change(null, file.sha256())));
    }

    @Override
    public List<Attachment> of(String caseNumber) {
        return all(caseNumber).stream().filter(attachment -> !attachment.setAside()).toList();
    }

    @Override
    public List<Attachment> all(String caseNumber) {
        return OncePerTransaction.read(List.of("attachments", caseNumber), () -> jdbc.query(
                "SELECT * FROM attachment WHERE case_number = ? ORDER BY uploaded_at, id", (row, n) -> attachment(row), caseNumber));
    }

    @Override
    public Attachment get(UUID id) {
        return jdbc.query("SELECT * FROM attachment WHERE id = ?", (row, n) -> attachment(row), id).stream()
                .findFirst()
                .orElseThrow(() -> RequestRefused.notFound("没有找到该文件，可能已被删除。请返回案件页面刷新后再试。"));
    }

    @Override
    public InputStream open(UUID id) {
        return new SlicedContent(jdbc, id);
    }

    @Override
    @Transactional
    public void remove(UUID id, Actor actor) {
        Attachment attachment = get(id);
        jdbc.update("DELETE FROM attachment WHERE id = ?", id);
        OncePerTransaction.forget();
        record(attachment.caseNumber(), actor, "attachment.removed",
                "删除了“" + attachment.kind() + "”：" + attachment.fileName() + "。", new Change(attachment.sha256(), null));
    }

    @Override
    @Transactional
    public void setAside(UUID id, Actor actor) {
        Attachment attachment = get(id);
        jdbc.update("UPDATE attachment SET set_aside = true WHERE id = ?", id);
        OncePerTransaction.forget();
        record(attachment.caseNumber(), actor, "attachment.setAside", "从申报材料中移除了“" + attachment.kind() + "”：" + attachment.fileName()
                + "；该文件以前报送过，留存备查。", new Change(attachment.sha256(), attachment.sha256()));
    }

    private void record(String caseNumber, Actor actor, String action, String summary, Change hash) {
        var cases = access.getIfAvailable();
        audit.record(new AuditTrail.Entry(cases == null ? null : cases.jurisdiction(caseNumber),
                caseNumber, actor.userId(), actor.name(), action, summary, Map.of("文件校验值", hash)));
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(row.getObject("id", UUID.class), row.getString("case_number"), row.getString("kind"),
                row.getString("file_name"), row.getString("media_type"), row.getLong("size"), row.getString("sha256"),
                row.getString("uploader"), row.getTimestamp("uploaded_at").toInstant(), row.getBoolean("scanned"),
                row.getBoolean("set_aside"));
    }
}
