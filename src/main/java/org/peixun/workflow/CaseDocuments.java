package org.peixun.workflow;

import java.util.Objects;
import org.peixun.attachment.AttachmentAccess;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** The documents of a case follow the rights on the case. */
@Component
class CaseDocuments implements AttachmentAccess {

    private final CaseTypes types;
    private final AccessPolicy access;

    CaseDocuments(CaseTypes types, AccessPolicy access) {
        this.types = types;
        this.access = access;
    }

    @Override
    public void checkRead(String caseNumber, String kind, Actor actor) {
        checkCase(caseNumber, actor);
        if (!types.ofNumber(caseNumber).shows(caseNumber, kind, actor)) {
            throw notThere();
        }
    }

    private void checkCase(String caseNumber, Actor actor) {
        CaseType type = types.ofNumber(caseNumber);
        AccessPolicy.Subject subject = type.subject(caseNumber);
        access.check(actor, type.seenBy(), subject);
        if (type.isDraft(caseNumber) && actor.grants().stream()
                .noneMatch(grant -> Objects.equals(grant.institutionId(), subject.institutionId()))) {
            throw notThere();
        }
    }

    private static RequestRefused notThere() {
        return RequestRefused.notFound("没有找到该文件，可能已被删除。请返回案件页面刷新后再试。");
    }

    @Override
    public String jurisdiction(String caseNumber) {
        return types.subject(caseNumber).jurisdiction();
    }
}
