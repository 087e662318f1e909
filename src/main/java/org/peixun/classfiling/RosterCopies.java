package org.peixun.classfiling;

import java.util.Map;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A class's roster as a worksheet (clause 13: what the system has is not asked for again). Its institution gets the
 * template filled in with all numbers, so that one trainee can be changed and the sheet uploaded again; every other
 * reader gets what the case page shows.
 */
@Service
public class RosterCopies {

    private final Filings filings;
    private final Rosters rosters;
    private final Snapshots snapshots;
    private final AccessPolicy access;
    private final FilingJournal journal;

    RosterCopies(Filings filings, Rosters rosters, Snapshots snapshots, AccessPolicy access, FilingJournal journal) {
        this.filings = filings;
        this.rosters = rosters;
        this.snapshots = snapshots;
        this.access = access;
        this.journal = journal;
    }

    /** @return xlsx @throws RequestRefused 403, 404 as for every case; 404 while nobody is in the roster */
    @Transactional
    public byte[] workbook(String number, Actor actor) {
        ClassFiling filing = filings.get(number);
        access.check(actor, Action.SEE_CASE, filing.subject());
        return access.allows(actor, Action.FILE_CLASS, filing.subject()) ? own(filing, actor) : masked(filing);
    }

    /** The roster that is being worked on, otherwise the one by which the class is held. */
    private byte[] own(ClassFiling filing, Actor actor) {
        int submission = filing.editable() ? Rosters.DRAFT : snapshots.inForce(filing).submission();
        int size = rosters.trainees(filing.number(), submission).size();
        if (size == 0) {
            throw RequestRefused.notFound("花名册中还没有学员（第11条）。请下载模板，填写后上传。");
        }
        journal.audit(filing, actor, "classFiling.rosterTaken",
                "下载花名册（" + size + "名学员，公民身份号码、联系电话未隐去）。", Map.of());
        return rosters.filled(filing.number(), submission);
    }

    private byte[] masked(ClassFiling filing) {
        if (filing.submissions() == 0) {
            throw Filings.unknown(filing.number());
        }
        return rosters.export(filing.number(), snapshots.inForce(filing).submission());
    }
}
