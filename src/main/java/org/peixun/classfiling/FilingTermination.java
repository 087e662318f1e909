package org.peixun.classfiling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.roster.Rosters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The institution is removed from the directory, or another one takes the class (clause 12); always in the engine's
 * transaction. What has been recognised stays recognised: of a completed class only the follow-up ends.
 */
@Component
@Transactional
public class FilingTermination {

    private final Filings filings;
    private final Notices notices;
    private final Rosters rosters;
    private final FilingJournal journal;
    private final ClassChanges changes;
    private final Directory directory;
    private final CurrentActor currentActor;
    private final Clock clock;

    FilingTermination(
            Filings filings, Notices notices, Rosters rosters, FilingJournal journal, ClassChanges changes, Directory directory,
            CurrentActor currentActor, Clock clock) {
        this.filings = filings;
        this.notices = notices;
        this.rosters = rosters;
        this.journal = journal;
        this.changes = changes;
        this.directory = directory;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    public void terminate(String number) {
        ClassFiling filing = filings.get(number);
        Directory.Standing standing = directory.standingOn(filing.institutionId(), LocalDate.now(clock));
        filing.goOn();
        if (Transition.CLOSE.allowedFrom(filing.state())) {
            endFollowUp(filing, standing);
        } else {
            endClass(filing, standing);
        }
    }

    /** Its graduates have had their subsidised training, and its number and certificates stand. */
    private void endFollowUp(ClassFiling filing, Directory.Standing standing) {
        end(filing, Transition.CLOSE, "followUpEnded",
                out(standing) + "（" + standing.documentNo() + "），就业跟踪终止，不再报送；本班期的结业、证书和备案号不变。");
    }

    /** Ends with a letter; the trainees may take part in another class. */
    private void endClass(ClassFiling filing, Directory.Standing standing) {
        changes.forget(filing, currentActor.get());
        boolean handedOver = standing.status() != DirectoryStatus.REMOVED && standing.status() != DirectoryStatus.LEFT;
        Notice.Item item = switch (standing.status()) {
            case REMOVED -> new Notice.Item("INSTITUTION_REMOVED", "培训机构移出机构目录", "第12条", standing.reason(), "重新列入机构目录后，可以另行申报");
            case LEFT -> new Notice.Item("INSTITUTION_LEFT", "培训机构主动退出机构目录", "第12条", standing.reason(), "重新列入机构目录后，可以另行申报");
            default -> new Notice.Item("CLASS_HANDED_OVER", filing.closingReason(), "第12条", standing.reason(), "接收机构按规定另行申报");
        };
        notices.give(filing, Notice.Kind.TERMINATE, "终止备案", List.of(item), standing.documentNo(), currentActor.get(), clock.instant(), null);
        end(filing, Transition.TERMINATE, "terminated",
                (handedOver ? filing.closingReason() : out(standing) + "（" + standing.documentNo() + "）") + "，终止办理，送达终止通知书。");
        rosters.release(filing.number());
    }

    private static String out(Directory.Standing standing) {
        return standing.status() == DirectoryStatus.LEFT ? "机构主动退出目录" : "机构移出目录";
    }

    private void end(ClassFiling filing, Transition transition, String action, String text) {
        FilingState before = filing.state();
        filing.take(transition, clock.instant());
        filings.saveAndFlush(filing);
        Actor actor = currentActor.get();
        journal.write(filing, actor, "ENDED", null, action, text, Map.of("状态", FilingJournal.state(before, filing.state())));
    }
}
