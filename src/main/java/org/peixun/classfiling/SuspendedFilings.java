package org.peixun.classfiling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.StandingChanged;
import org.peixun.directory.StandingImpact;
import org.peixun.workflow.Pauses;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an institution's standing does to its open filings and classes (clause 12): one transaction for all of them. */
@Component
class SuspendedFilings implements StandingImpact, RunningClasses {

    private static final Set<FilingState> LIVE =
            Arrays.stream(FilingState.values()).filter(FilingState::live).collect(Collectors.toUnmodifiableSet());

    private final Filings filings;
    private final Pauses pauses;

    SuspendedFilings(Filings filings, Pauses pauses) {
        this.filings = filings;
        this.pauses = pauses;
    }

    @EventListener
    void on(StandingChanged event) {
        List<String> numbers = filings.findByInstitutionIdAndStateIn(event.institutionId(), LIVE).stream()
                .map(ClassFiling::number).toList();
        pauses.waitForOthers(numbers);
        for (ClassFiling filing : filings.findByInstitutionIdAndStateInOrderByNumber(event.institutionId(), LIVE)) {
            switch (event.now().status()) {
                case SUSPENDED -> pauses.pause(filing.number(), "classFiling.institutionSuspended",
                        "机构被暂停承训资格（" + event.now().documentNo() + "，" + event.now().effectiveOn() + "）。");
                case NORMAL -> resume(filing);
                case REMOVED -> pauses.end(filing.number(), "classFiling.institutionRemoved");
                default -> { }
            }
        }
    }

    @Override
    public List<RunningClasses.Line> of(long institutionId) {
        return filings.findByInstitutionIdAndStateIn(institutionId, Set.of(FilingState.RUNNING)).stream()
                .sorted(Comparator.comparing(ClassFiling::number))
                .map(one -> new RunningClasses.Line(one.number(), one.title(), one.plannedSize(), one.startsOn(), one.endsOn())).toList();
    }

    @Override
    public void carryOn(String number) {
        resume(filings.get(number));
    }

    @Override
    public void handOver(String number, String taker) {
        filings.get(number).handedOver("本班期学员由" + taker + "接收，继续培训");
        pauses.end(number, "classFiling.institutionRemoved");
    }

    private void resume(ClassFiling filing) {
        if (filing.pausedAt() != null) {
            pauses.resume(filing.number(), "classFiling.institutionReinstated", filing.pausedAt());
        }
    }

    @Override
    public List<StandingImpact.Line> of(long institutionId, DirectoryStatus to) {
        Map<FilingState, StandingImpact.Line> lines = new TreeMap<>(Comparator.naturalOrder());
        for (Object[] row : filings.countByState(institutionId, LIVE)) {
            FilingState state = (FilingState) row[0];
            String trainees = state.granted() ? "，学员" + row[2] + "人" : "";
            lines.put(state, new StandingImpact.Line("开班备案（" + state.label() + trainees + "）", ((Number) row[1]).intValue(), consequence(state, to)));
        }
        return List.copyOf(lines.values());
    }

    private static String consequence(FilingState state, DirectoryStatus to) {
        return switch (to) {
            case SUSPENDED -> state == FilingState.RUNNING
                    ? "变更、结课等事项暂停办理、停止计时；已开班期的学员由县（市、区）另行决定继续、停止或者由其他机构接收"
                    : "暂停办理、停止计时，不得开班；恢复后按剩余时间继续";
            case NORMAL -> "按剩余时间继续办理";
            default -> "终止，送达终止通知书，学员可以参加其他班期";
        };
    }
}
