package org.peixun.classfiling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.peixun.letter.Offices;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the public learns of a filing whose code it has: nothing personal. */
@Service
@Transactional(readOnly = true)
public class PublicCheck {

    /**
     * @param phone of the office, may be empty
     * @param occupation 电工（6-31-01-03）
     * @param status today, a whole sentence
     * @param valid whether the filing number still stands
     */
    public record Filed(
            String filingNumber, String office, String phone, LocalDate filedOn, String institution, String title, String occupation,
            String level, LocalDate startsOn, LocalDate endsOn, LocalDate today, String status, boolean valid) {}

    private final Filings filings;
    private final Snapshots snapshots;
    private final Offices offices;
    private final Clock clock;

    PublicCheck(Filings filings, Snapshots snapshots, Offices offices, Clock clock) {
        this.filings = filings;
        this.snapshots = snapshots;
        this.offices = offices;
        this.clock = clock;
    }

    /** @param typed the code as somebody typed it */
    public Optional<Filed> find(String typed) {
        return CheckCodes.read(typed).flatMap(filings::findByCheckCode).map(this::filed);
    }

    private Filed filed(ClassFiling filing) {
        Snapshot snapshot = snapshots.inForce(filing).snapshot();
        LocalDate today = day(clock.instant());
        Offices.Office office = offices.of(filing.jurisdiction());
        return new Filed(filing.filingNumber(), office.name(), office.phone(), day(filing.consentedAt()),
                filing.institutionName(), filing.title(), Description.text(snapshot, FilingField.OCCUPATION),
                Description.text(snapshot, FilingField.LEVEL), filing.startsOn(), filing.endsOn(), today,
                status(filing, today), filing.state().granted());
    }

    private static String status(ClassFiling filing, LocalDate today) {
        if (filing.pausedAt() != null && filing.state() != FilingState.COMPLETED) { // then only the follow-up stands still
            return "培训主体已被暂停承训资格，本班期暂停。";
        }
        return switch (filing.state()) {
            case APPROVED -> today.isBefore(filing.startsOn()) ? "备案有效，已同意开班，尚未到开班日期。"
                    : "备案有效，已到开班日期，培训主体尚未登记开班。";
            case RUNNING -> today.isAfter(filing.endsOn()) ? "备案有效，班期已过备案的结课日期。" : "备案有效，班期正在培训。";
            case COMPLETED, CLOSED -> "备案有效，班期已经结业。";
            case NOT_COMPLETED -> "备案有效，班期的结业未获认定。";
            case TERMINATED -> (filing.closingReason() == null ? "培训主体已移出或者退出机构目录" : "本班期学员已由其他机构接收") + "，本班期终止，备案号不再有效。";
            case CANCELLED -> "培训主体已取消本班期，备案号不再有效。";
            case WITHDRAWN -> "培训主体已撤回本备案，备案号不再有效。";
            default -> "备案号不再有效（" + filing.state().label() + "）。";
        };
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, Zone.CHINA);
    }
}
