package org.peixun.classfiling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.letter.CaseLetters;
import org.peixun.letter.Letter;
import org.peixun.letter.Wording;
import org.peixun.shared.RequestRefused;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The letters of a filing for those who may see the case. */
@Service
@Order(20)
@Transactional(readOnly = true)
public class FilingLetters implements CaseLetters {

    private final Filings filings;
    private final Notices notices;
    private final Snapshots snapshots;
    private final ClassChangeRegister changes;
    private final NoticeLetters noticeLetters;
    private final ReceiptLetter receipt;
    private final AccessPolicy access;

    FilingLetters(
            Filings filings, Notices notices, Snapshots snapshots, ClassChangeRegister changes, NoticeLetters noticeLetters,
            ReceiptLetter receipt, AccessPolicy access) {
        this.filings = filings;
        this.notices = notices;
        this.snapshots = snapshots;
        this.changes = changes;
        this.noticeLetters = noticeLetters;
        this.receipt = receipt;
        this.access = access;
    }

    /**
     * @param nth which one of its kind, 1 = the first; a receipt is always the only one
     * @throws RequestRefused 404 when the case is not this person's, there is no such letter, or the number of a receipt is void
     */
    public Letter letter(String number, LetterKind kind, int nth, Actor reader) {
        ClassFiling filing = filings.get(number);
        access.check(reader, Action.SEE_CASE, filing.subject());
        if (kind == LetterKind.RECEIPT) {
            return receipt(filing);
        }
        Notice notice = notices.of(number).stream()
                .filter(given -> given.letterKind() == kind && given.nth() == nth).findFirst()
                .orElseThrow(() -> none(kind, "请从案件页的“补正与通知”中打开。"));
        return noticeLetters.of(filing, notice, snapshots.of(number, notice.submission()));
    }

    /** The receipt while its number stands. */
    @Override
    public List<Letter> of(String number) {
        return filings.findById(number).map(filing -> Stream.concat(
                notices.of(number).stream().sorted(Comparator.comparing(Notice::givenAt))
                        .map(notice -> noticeLetters.of(filing, notice, snapshots.of(number, notice.submission()))),
                filing.certified() ? Stream.of(receipt(filing)) : Stream.empty()).toList()).orElse(List.of());
    }

    /** What was filed on its day, and what holds of it now: a change that was consented to is told as one (clause 11). */
    private Letter receipt(ClassFiling filing) {
        if (filing.filingNumber() == null) {
            throw none(LetterKind.RECEIPT, "同意开班并编发备案号后才有回执。");
        }
        if (!filing.certified()) {
            throw RequestRefused.notFound("备案号" + filing.filingNumber() + "已于" + Wording.day(filing.endedAt()) + "失效（" + filing.state().label()
                    + (filing.closingReason() == null ? "" : "：" + filing.closingReason()) + "），不再提供备案回执（第11条）。以前打印的回执，请收回。");
        }
        Versions versions = filing.versions();
        Instant changed = versions.inForce().equals(versions.filed()) ? null : changes.of(filing.number()).stream()
                .filter(change -> change.version() == versions.inForce()).findFirst().map(ClassChange::decidedAt).orElseThrow();
        return receipt.of(filing, snapshots.of(filing.number(), versions.filed()).takenAt(), snapshots.inForce(filing).snapshot(), changed);
    }

    private static RequestRefused none(LetterKind kind, String hint) {
        return RequestRefused.notFound("该备案没有这份" + kind.label() + "。" + hint);
    }
}
