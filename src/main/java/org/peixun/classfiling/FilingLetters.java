package org.peixun.classfiling;

import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.letter.Letter;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The letters of a filing for those who may see the case. */
@Service
@Transactional(readOnly = true)
public class FilingLetters {

    private final Filings filings;
    private final Notices notices;
    private final Snapshots snapshots;
    private final NoticeLetters noticeLetters;
    private final ReceiptLetter receipt;
    private final AccessPolicy access;

    FilingLetters(
            Filings filings, Notices notices, Snapshots snapshots, NoticeLetters noticeLetters, ReceiptLetter receipt,
            AccessPolicy access) {
        this.filings = filings;
        this.notices = notices;
        this.snapshots = snapshots;
        this.noticeLetters = noticeLetters;
        this.receipt = receipt;
        this.access = access;
    }

    /**
     * @param nth which one of its kind, 1 = the first; a receipt is always the only one
     * @throws RequestRefused 404 when the case is not this person's, or there is no such letter
     */
    public Letter letter(String number, LetterKind kind, int nth, Actor reader) {
        ClassFiling filing = filings.get(number);
        access.check(reader, Action.SEE_CASE, filing.subject());
        if (kind == LetterKind.RECEIPT) {
            if (filing.filingNumber() == null) {
                throw none(kind, "同意开班并编发备案号后才有回执。");
            }
            return receipt.of(filing, snapshots.inForce(filing));
        }
        Notice notice = notices.of(number).stream()
                .filter(given -> given.letterKind() == kind && given.nth() == nth).findFirst()
                .orElseThrow(() -> none(kind, "请从案件页的“补正与通知”中打开。"));
        return noticeLetters.of(filing, notice, snapshots.of(number, notice.submission()));
    }

    private static RequestRefused none(LetterKind kind, String hint) {
        return RequestRefused.notFound("该备案没有这份" + kind.label() + "。" + hint);
    }
}
