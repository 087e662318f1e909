package org.peixun.complaint;

import java.time.Instant;
import java.util.List;
import org.peixun.directory.DirectoryList;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page beside the task offers to whom. */
@Service
@Transactional(readOnly = true)
public class Handling {

    /**
     * @param inHands whether the reader may be shown the informer
     * @param assigns names to pick from, {@code null} when the institution is not to be chosen
     * @param counties to which it may be moved, {@code null} when it may not
     * @param main into which it was merged and for which it waits, or {@code null}
     * @param waiting how many wait for it @param first the one of these that ends before it, or {@code null}
     * @param longest days of an extension, {@code null} when it cannot be extended
     */
    public record Sheet(
            String number, String title, String stateLabel, String institution, boolean anonymous, boolean byNobody, boolean handler,
            boolean inHands, List<DirectoryList.Named> assigns, List<Jurisdiction> counties, String main, int waiting, Ending first, boolean leads, Integer longest, String unit, Instant finishBy,
            boolean pausable, Instant pausedAt, String pauseReason) {}

    public record Ending(String number, Instant finishBy) {}

    private final ComplaintFiles files;
    private final ComplaintClocks clocks;
    private final DirectoryList directory;
    private final Tasks tasks;
    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;

    Handling(ComplaintFiles files, ComplaintClocks clocks, DirectoryList directory, Tasks tasks, Jurisdictions jurisdictions, AccessPolicy access) {
        this.files = files;
        this.clocks = clocks;
        this.directory = directory;
        this.tasks = tasks;
        this.jurisdictions = jurisdictions;
        this.access = access;
    }

    public Sheet sheet(String number, Actor reader) {
        Complaint one = files.get(number);
        access.check(reader, Action.SEE_COMPLAINT, one.subject());
        boolean handler = access.allows(reader, Action.HANDLE_COMPLAINT, one.subject());
        boolean leads = access.allows(reader, Action.LEAD_COMPLAINT, one.subject());
        boolean assigns = handler && (one.state() == ComplaintState.ACCEPTING || one.state() == ComplaintState.VERIFYING);
        Complaint worked = one.workedIn().equals(number) ? one : files.get(one.workedIn());
        Complaint first = files.firstToEnd(one);
        boolean extendable = leads && one.limits().extendedAt() == null && !worked.limits().paused() && one.finishBy() != null
                && (one.state() == ComplaintState.VERIFYING || one.state() == ComplaintState.MERGED || one.state() == ComplaintState.ANSWERING);
        return new Sheet(number, one.file().title(), one.state().label() + (one.limits().paused() ? "（暂停）" : ""), one.institutionName(),
                one.told().anonymous(), one.told().byNobody(), handler, handler && tasks.inHands(one.workedIn(), reader),
                assigns ? directory.everyName().stream().filter(name -> name.jurisdiction().equals(one.jurisdiction())).toList() : null,
                assigns && !one.limits().paused() && one.reopenedAt() == null
                        ? jurisdictions.counties().stream().filter(county -> !county.code().equals(one.jurisdiction())).toList() : null,
                worked == one ? null : worked.number(), files.waitingFor(one).size(),
                first == one ? null : new Ending(first.number(), first.finishBy()), leads, extendable ? clocks.longestExtension(one) : null, one.source().clock().unit(), one.finishBy(),
                leads && one.state().worked() && !one.limits().paused(), one.limits().pausedAt(), one.limits().pauseReason());
    }
}
