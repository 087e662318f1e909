package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 更正实际开班日期 (clause 11): lessons before it count as not held, so that a slip of the institution would take lessons that were
 * held from the trainees. The county, which knows what happened, puts it right with a reason.
 */
@Component
@Transactional
public class StartCorrections {

    private final Filings filings;
    private final StartDays days;
    private final ClassRegister register;
    private final ClassRecords records;
    private final AccessPolicy access;
    private final Processes processes;
    private final FilingJournal journal;

    StartCorrections(Filings filings, StartDays days, ClassRegister register, ClassRecords records, AccessPolicy access, Processes processes,
            FilingJournal journal) {
        this.filings = filings;
        this.days = days;
        this.register = register;
        this.records = records;
        this.access = access;
        this.processes = processes;
        this.journal = journal;
    }

    /** @throws RequestRefused 400 by the rules of 确认开班; 409 when a lesson before that day has records, or the class is not running */
    public void correct(String number, String typed, String reason, Actor actor) {
        processes.waitForOthers(number); // the case first, its rows then (ADR 0019)
        ClassFiling filing = filings.get(number);
        access.check(actor, Action.INSPECT_CLASS, filing.subject());
        if (filing.state() != FilingState.RUNNING) {
            throw RequestRefused.conflict("只有已开班、尚未结业的班期可以更正实际开班日期，当前状态：" + filing.state().label() + "。");
        }
        LocalDate before = filing.startedOn();
        LocalDate day = days.checked(typed, filing);
        if (day.equals(before)) {
            throw refused("startedOn", "实际开班日期已经是" + day + "，不需要更正（第11条）。请核对后填写实际开班的日期。");
        }
        if (reason.isBlank() || Chars.count(reason) > 500) {
            throw refused("startReason", "更正原因应写1至500字，例如“登记时月份填错，签到表附后”（第11条）。");
        }
        checkRecords(filing, day);
        filing.started(day, filing.startedSize());
        filings.saveAndFlush(filing);
        String text = "更正实际开班日期：由" + before + "改为" + day + "。原因：" + FilingJournal.sentence(reason);
        journal.write(filing, actor, "NOTE", null, "startCorrected", text,
                Map.of("实际开班日期", new AuditTrail.Change(before.toString(), day.toString())));
        journal.tell(filing, Role.COUNTY_MANAGER, "已更正实际开班日期：" + filing.title(), text);
        journal.tellInstitution(filing, "已更正实际开班日期：" + filing.title(), text, "/cases/" + number);
    }

    private void checkRecords(ClassFiling filing, LocalDate day) {
        RegisteredClass registered = register.seen(filing);
        Set<Integer> recorded = records.lessons(filing.number(), registered.days());
        String held = registered.sessions().stream().filter(lesson -> lesson.date().isBefore(day) && recorded.contains(lesson.position()))
                .map(RegisteredClass.Session::label).collect(Collectors.joining("、"));
        if (!held.isEmpty()) {
            throw RequestRefused.conflict("“" + held + "”在" + day + "以前，已经登记了考勤、视频或者检查（第11条），不能改为以后才开班。"
                    + "请核对日期；登记有误的，先更正考勤、撤销视频。");
        }
    }

    private static RequestRefused refused(String field, String sentence) {
        return RequestRefused.badInput(List.of(new Problem(field, sentence)));
    }
}
