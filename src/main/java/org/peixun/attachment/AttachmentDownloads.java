package org.peixun.attachment;

import java.util.Map;
import java.util.UUID;
import org.peixun.attachment.Attachments.Attachment;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person takes a document out: checked against the case, and recorded. */
@Component
public class AttachmentDownloads {

    private final Attachments attachments;
    private final ObjectProvider<AttachmentAccess> access;
    private final AuditTrail audit;

    AttachmentDownloads(Attachments attachments, ObjectProvider<AttachmentAccess> access, AuditTrail audit) {
        this.attachments = attachments;
        this.access = access;
        this.audit = audit;
    }

    /** @throws RequestRefused 404 when there is no such document for this person */
    @Transactional
    public Attachment release(UUID id, Actor actor) {
        Attachment attachment = attachments.get(id);
        AttachmentAccess cases = access.getIfAvailable();
        if (cases == null) {
            throw RequestRefused.notFound("没有找到该文件，可能已被删除。请返回案件页面刷新后再试。");
        }
        cases.checkRead(attachment.caseNumber(), attachment.kind(), actor);
        audit.record(new AuditTrail.Entry(cases.jurisdiction(attachment.caseNumber()), attachment.caseNumber(),
                actor.userId(), actor.name(), "attachment.downloaded",
                "下载了“" + attachment.kind() + "”：" + attachment.fileName() + "。", Map.of()));
        return attachment;
    }
}
