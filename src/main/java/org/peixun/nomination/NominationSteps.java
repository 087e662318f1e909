package org.peixun.nomination;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.policy.PolicyParameters;
import org.peixun.round.RoundProgress;
import org.peixun.round.Stage;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process does by itself, in business words; always in the engine's transaction. */
@Component
@Transactional
public class NominationSteps {

    private final NominationFiles files;
    private final CandidateFiles candidates;
    private final Directory directory;
    private final RoundProgress progress;
    private final PolicyParameters parameters;
    private final NominationJournal journal;
    private final Clock clock;

    NominationSteps(
            NominationFiles files, CandidateFiles candidates, Directory directory, RoundProgress progress, PolicyParameters parameters,
            NominationJournal journal, Clock clock) {
        this.files = files;
        this.candidates = candidates;
        this.directory = directory;
        this.progress = progress;
        this.parameters = parameters;
        this.journal = journal;
        this.clock = clock;
    }

    public Instant countyPublicityEnd(String number) {
        return files.get(number).countyPublicTo();
    }

    public Instant publicityEnd(String number) {
        return files.get(number).cityPublicTo();
    }

    /** How many experts' sheets are wanted. */
    public int experts(String number) {
        return files.get(number).experts();
    }

    /** Opening of the office some months after the list was published or the brand was last kept. */
    public Instant recheckAt(String number) {
        Nomination nomination = files.get(number);
        LocalDate from = LocalDate.ofInstant(nomination.recheckFrom(), Zone.CHINA);
        var policy = parameters.at(from, nomination.jurisdiction());
        return from.plusMonths(policy.integer("nomination.recheckMonths")).atTime(policy.time("office.openingTime"))
                .atZone(Zone.CHINA).toInstant();
    }

    /** @return whether an institution is left after the objections */
    public boolean publish(String number) {
        Nomination nomination = files.get(number);
        candidates.of(number).stream().filter(Candidate::stands).forEach(one -> strikeUnlessInOrder(nomination, one));
        List<Candidate> standing = candidates.of(number).stream().filter(Candidate::stands).toList();
        List<String> listed = standing.stream().map(Candidate::institutionName).toList();
        if (listed.isEmpty()) {
            nomination.end(NominationState.OVERTURNED, "公示期间异议成立或者目录状态变化，取消入选", clock.instant());
            progress.reached(number, Stage.NOT_SELECTED, "公示期间取消入选");
            write(nomination, "overturned", "公示期间异议成立或者机构不再符合条件，本件没有机构入选。");
        } else {
            nomination.list(clock.instant());
            progress.reached(number, Stage.PUBLISHED, "名单已公布");
            write(nomination, "published", "公示期满，公布入选名单：" + String.join("、", listed) + "。");
        }
        standing.forEach(one -> journal.tellInstitution(nomination, one.institutionId(), "名单已公布", "公示期满，品牌机构名单已公布，本机构入选。",
                NominationJournal.LISTS));
        journal.tellCounty(nomination, Role.COUNTY_CLERK, "评审结果", listed.isEmpty() ? "本件没有机构入选。" : String.join("、", listed) + "入选。");
        return !listed.isEmpty();
    }

    /** Suspended or removed while the list was in publicity (clause 12). */
    private void strikeUnlessInOrder(Nomination nomination, Candidate one) {
        DirectoryStatus status = directory.statusOn(one.institutionId(), LocalDate.ofInstant(clock.instant(), Zone.CHINA));
        if (status != DirectoryStatus.NORMAL) {
            candidates.strike(nomination.number(), one.slot(), "目录状态：" + status.label());
            journal.tellInstitution(nomination, one.institutionId(), "取消入选",
                    "公示期满时机构目录状态为“" + status.label() + "”，应为正常，取消入选（第12条）。", NominationJournal.OWN);
        }
    }

    public void withdraw(String number) {
        Nomination nomination = files.get(number);
        nomination.end(NominationState.WITHDRAWN, nomination.closingReason(), clock.instant());
        write(nomination, "withdrawn", "复核未通过，撤下品牌。");
        journal.tellCounty(nomination, Role.COUNTY_CLERK, "撤下品牌", "年度复核未通过，已撤下。");
        candidates.of(number).stream().filter(Candidate::stands).forEach(one -> journal.tellInstitution(nomination, one.institutionId(),
                "撤下品牌", "年度复核未通过，已撤下品牌。原因：" + nomination.closingReason(), NominationJournal.OWN));
    }

    /** The county was excused or the round closed; the reason was kept before. */
    public void recordClosing(String number) {
        Nomination nomination = files.get(number);
        nomination.end(NominationState.ENDED, nomination.closingReason(), clock.instant());
        write(nomination, "ended", nomination.closingReason());
        journal.tellPublicised(nomination, candidates.of(number), "推荐终止", "本县（市、区）本年度的推荐已经终止，不再办理。");
    }

    private void write(Nomination nomination, String action, String text) {
        files.saveAndFlush(nomination);
        journal.write(nomination, Actor.SYSTEM, "ENDED", null, action, text);
    }
}
