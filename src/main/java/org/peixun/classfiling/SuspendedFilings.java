package org.peixun.classfiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.StandingChanged;
import org.peixun.directory.StandingImpact;
import org.peixun.identity.Actor;
import org.peixun.letter.Wording;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Pauses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an institution's standing does to its open filings and classes (clause 12): one transaction for all of them. */
@Component
class SuspendedFilings implements StandingImpact, RunningClasses {

    private static final Set<FilingState> LIVE =
            Arrays.stream(FilingState.values()).filter(FilingState::live).collect(Collectors.toUnmodifiableSet());

    private final Filings filings;
    private final Pauses pauses;
    private final FilingJournal journal;
    private final ObjectProvider<ClassFates> decided;
    private final JdbcClient jdbc;

    SuspendedFilings(Filings filings, Pauses pauses, FilingJournal journal, ObjectProvider<ClassFates> decided,
            JdbcClient jdbc) {
        this.filings = filings;
        this.pauses = pauses;
        this.journal = journal;
        this.decided = decided;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(StandingChanged event) {
        pauses.waitForOthers(filings.numbers(event.institutionId(), LIVE));
        Map<String, ClassFates.Fate> fates = decided.stream().findFirst().map(one -> one.of(event.institutionId())).orElse(Map.of());
        List<ClassFiling> open = filings.findByInstitutionIdAndStateInOrderByNumber(event.institutionId(), LIVE);
        switch (event.now().status()) {
            case SUSPENDED -> suspend(open, event.now(), fates, event.by());
            case NORMAL -> resume(open);
            case REMOVED, LEFT -> open.forEach(filing -> pauses.end(filing.number(), "classFiling.institutionRemoved"));
            default -> { }
        }
    }

    @Override
    public List<RunningClasses.Line> of(long institutionId) {
        return filings.findByInstitutionIdAndStateIn(institutionId, Set.of(FilingState.RUNNING)).stream()
                .sorted(Comparator.comparing(ClassFiling::number))
                .map(one -> new RunningClasses.Line(one.number(), one.title(), one.plannedSize(), one.startsOn(), one.endsOn())).toList();
    }

    @Override
    public void stop(String number, String reason) {
        pauses.waitForOthers(List.of(number));
        ClassFiling filing = filings.get(number);
        if (filing.state() != FilingState.RUNNING || filing.pausedAt() != null) {
            throw RequestRefused.conflict("班期“" + number + "”不在培训中，或者已经停止。请刷新页面查看最新情况。");
        }
        pauses.pause(List.of(number), "classFiling.institutionSuspended", "机构被暂停承训资格期间，决定停止本班期培训：" + Wording.sentence(reason)
                + "恢复承训后按剩余的时间继续办理；移出目录的，本事项终止。");
    }

    /**
     * A running class as was decided for it; everything else stands still. Of a completed class only the graduates are followed,
     * which clause 11 asks for whether or not the institution may train.
     */
    private void suspend(List<ClassFiling> open, Directory.Standing now, Map<String, ClassFates.Fate> fates, Actor by) {
        List<String> still = new ArrayList<>();
        for (ClassFiling filing : open) {
            ClassFates.Fate fate = filing.state() == FilingState.RUNNING ? fates.get(filing.number()) : null;
            if (fate != null && fate.carriesOn()) {
                journal.write(filing, by, "NOTE", null, "carriedOn", "机构暂停承训资格期间，本班期经决定在监督下继续培训（" + now.documentNo() + "）。", Map.of());
            } else if (fate != null && fate.taker() != null) {
                filing.handedOver("本班期学员由" + fate.taker() + "接收，继续培训");
                pauses.end(filing.number(), "classFiling.institutionRemoved");
            } else if (filing.state() != FilingState.COMPLETED) {
                still.add(filing.number());
            }
        }
        pauses.pause(still, "classFiling.institutionSuspended", "机构被暂停承训资格（" + now.documentNo() + "，" + now.effectiveOn()
                + "）。恢复承训后按剩余的时间继续办理；移出目录的，本事项终止。");
    }

    private void resume(List<ClassFiling> open) {
        pauses.resume(open.stream().filter(filing -> filing.pausedAt() != null)
                .collect(Collectors.toMap(ClassFiling::number, ClassFiling::pausedAt)), "classFiling.institutionReinstated");
    }

    @Override
    public List<StandingImpact.Line> of(long institutionId, DirectoryStatus to) {
        return jdbc.sql("""
                SELECT state, count(*) AS filings, coalesce(sum(planned_size), 0) AS trainees
                FROM class_filing WHERE institution_id = ? AND state = ANY(?) GROUP BY state""")
                .param(institutionId).param(LIVE.stream().map(Enum::name).toArray(String[]::new))
                .query(Count.class).list().stream().sorted(Comparator.comparing(Count::state)).map(count -> count.line(to)).toList();
    }

    private record Count(FilingState state, int filings, int trainees) {

        StandingImpact.Line line(DirectoryStatus to) {
            String people = state.granted() ? "，学员" + trainees + "人" : "";
            return new StandingImpact.Line("开班备案（" + state.label() + people + "）", filings, consequence(state, to));
        }
    }

    private static String consequence(FilingState state, DirectoryStatus to) {
        if (state == FilingState.COMPLETED && to != DirectoryStatus.NORMAL) {
            return to == DirectoryStatus.SUSPENDED ? "就业跟踪照常进行、按期报送；结业、证书和备案号不受影响"
                    : "终止就业跟踪；结业、证书和备案号不受影响，学员参加过的补贴性培训照常计算次数和间隔";
        }
        return switch (to) {
            case SUSPENDED -> state == FilingState.RUNNING
                    ? "变更、结课等事项暂停办理、停止计时；在暂停承训事项中逐个安排的班期，按安排继续、停止或者由其他机构接收"
                    : "暂停办理、停止计时，不得开班；恢复后按剩余时间继续";
            case NORMAL -> "按剩余时间继续办理";
            default -> "终止，送达终止通知书，学员可以参加其他班期";
        };
    }
}
