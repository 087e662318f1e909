package org.peixun.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 重新列入机构目录 (clause 12): whoever is out of the directory comes back by a new listing, after the last day of its ban. */
@Service
public class Relisting {

    private static final Set<DirectoryStatus> OUT = Set.of(DirectoryStatus.REMOVED, DirectoryStatus.LEFT);

    private final Directory directory;
    private final InstitutionStanding standing;
    private final List<RelistingBan> bans;
    private final StandingEvents events;
    private final Clock clock;

    Relisting(Directory directory, InstitutionStanding standing, List<RelistingBan> bans, StandingEvents events, Clock clock) {
        this.directory = directory;
        this.standing = standing;
        this.bans = bans;
        this.events = events;
        this.clock = clock;
    }

    /** Whether it is out of the directory today. */
    public boolean concerns(long institutionId) {
        return OUT.contains(directory.statusOn(institutionId, today()));
    }

    /** Why it cannot come back today; empty where it can. */
    public Optional<String> against(long institutionId) {
        if (!concerns(institutionId)) {
            return Optional.of("该机构当前的目录状态为“" + directory.statusOn(institutionId, today()).label()
                    + "”，只有移出目录或者主动退出的机构才能重新列入（第12条）。请刷新机构页面查看最新情况。");
        }
        return standing.held(institutionId).or(() -> ban(institutionId).filter(last -> !last.isBefore(today())).map(last ->
                "该机构限制承训至" + last + "（含当日），期满以前不能重新列入机构目录（第12条）。请在" + last.plusDays(1) + "或者以后办理；原移出决定有错误的，由市级负责人恢复承训资格。"));
    }

    /** First day on which it may train again, and from which a new agreement may run. */
    public LocalDate earliest(long institutionId) {
        LocalDate out = directory.standingOn(institutionId, today()).effectiveOn();
        // a ban may have ended before the institution left by itself
        return ban(institutionId).map(last -> last.plusDays(1)).filter(out::isBefore).orElse(out);
    }

    /**
     * From today, for a caller that has checked the right to it.
     *
     * @return what it was until then
     * @throws RequestRefused 409 with what stands against it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DirectoryStatus relist(long institutionId, String documentNo, Actor actor) {
        standing.hold(institutionId);
        against(institutionId).ifPresent(reason -> {
            throw RequestRefused.conflict(reason);
        });
        DirectoryStatus before = directory.statusOn(institutionId, today());
        var now = new Directory.Standing(DirectoryStatus.NORMAL, today(), StandingReason.RELISTED.label(), documentNo);
        events.enter(institutionId, before, now, StandingReason.RELISTED, actor);
        return before;
    }

    private Optional<LocalDate> ban(long institutionId) {
        return bans.stream().flatMap(ban -> ban.lastDay(institutionId).stream()).max(LocalDate::compareTo);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
