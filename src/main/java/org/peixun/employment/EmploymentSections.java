package org.peixun.employment;

import java.time.LocalDate;
import java.util.List;
import org.peixun.classfiling.ClassSections;
import org.peixun.classfiling.FilingState;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.workflow.CaseType.Section;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The tab 就业 of the case page; not on the printed form. */
@Component
@Order(20)
class EmploymentSections implements ClassSections {

    /** @param next in words, or {@code null} @param lines of the latest checkpoint that has any @param page where this reader reports, or {@code null} */
    record Followed(List<Line> checkpoints, String next, int target, List<Employment.Line> lines, String page) {}

    /** @param rate per cent */
    record Line(int months, String outcome, int graduates, int employed, int rate, boolean reached) {}

    private final Checkpoints checkpoints;
    private final Employment employment;
    private final AccessPolicy access;

    EmploymentSections(Checkpoints checkpoints, Employment employment, AccessPolicy access) {
        this.checkpoints = checkpoints;
        this.employment = employment;
        this.access = access;
    }

    @Override
    public List<Section> of(RegisteredClass registered, Actor reader) {
        if (registered.state() != FilingState.COMPLETED && registered.state() != FilingState.CLOSED) {
            return List.of();
        }
        String number = registered.number();
        int target = checkpoints.policy(registered).integer("employment.targetRate");
        List<Checkpoints.Ended> ended = checkpoints.ended(number);
        boolean open = registered.state() == FilingState.COMPLETED && checkpoints.more(number);
        LocalDate at = checkpoints.reachedOn(registered);
        boolean reached = open && !checkpoints.today().isBefore(at);
        boolean mine = reached && access.allows(reader, Action.RECORD_TRAINING, registered.subject());
        String next = !open ? null : reached ? "跟踪时点" + at + "已到，等待培训主体报送" : "下一次跟踪时点：" + at;
        List<Line> lines = ended.stream().map(each -> new Line(each.months(), each.reported() ? "已报送" : "未报送", each.graduates(),
                each.employed(), each.rate(), each.rate() >= target)).toList();
        int shown = ended.stream().filter(Checkpoints.Ended::reported).mapToInt(Checkpoints.Ended::nth).max().orElse(0);
        List<Employment.Line> people = shown == 0 ? List.of() : employment.lines(number, shown);
        return List.of(Section.offForm("employment", "就业", null, "employment/followed",
                new Followed(lines, next, target, people, mine ? "/classes/" + number + "/employment" : null)));
    }
}
