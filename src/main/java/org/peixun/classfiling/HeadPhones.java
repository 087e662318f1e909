package org.peixun.classfiling;

import java.util.Map;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whoever has to call a class's head sees the number in full, on the record. */
@Service
public class HeadPhones {

    private final Filings filings;
    private final Snapshots snapshots;
    private final AccessPolicy access;
    private final FilingJournal journal;

    HeadPhones(Filings filings, Snapshots snapshots, AccessPolicy access, FilingJournal journal) {
        this.filings = filings;
        this.snapshots = snapshots;
        this.access = access;
        this.journal = journal;
    }

    /** @param phone as it was typed */
    public record Head(String title, String name, String phone) {}

    /** @throws RequestRefused 403, 404 as for every filing; 409 before it was handed in */
    @Transactional
    public Head show(String number, Actor actor) {
        ClassFiling filing = filings.get(number);
        access.check(actor, Action.SEE_PERSONAL_DATA, filing.subject());
        if (filing.submissions() == 0) {
            throw RequestRefused.conflict("该备案还没有报送，没有可以查看的负责人电话。");
        }
        FilingForm form = snapshots.inForce(filing).snapshot().form();
        journal.audit(filing, actor, "classFiling.headPhoneSeen", "为联系班期负责人查看完整电话号码。", Map.of());
        return new Head(filing.title(), form.value(FilingField.HEAD), form.value(FilingField.HEAD_PHONE));
    }
}
