package org.peixun.authorization;

import java.util.UUID;
import org.peixun.attachment.Attachments;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Documents of exhibits. */
@Component
@Lazy
class CaseAttachments {

    private final Attachments attachments;

    CaseAttachments(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Its id, or one of nothing when the case has none. */
    String first(String number) {
        return attachments.of(number).stream().findFirst().map(file -> file.id().toString()).orElseGet(() -> UUID.randomUUID().toString());
    }
}
