package org.peixun.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.Dates;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the informer sees and does with his receipt code. Nothing personal: whoever finds the code learns of nobody. */
@Service
@Transactional
public class Progress {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    /**
     * @param told a whole sentence @param dueFor what is due by {@code dueOn}, both {@code null} when nothing is
     * @param again whether it is verified once more when he is not satisfied
     */
    public record View(
            String receipt, LocalDate receivedOn, String topic, String institution, String told, String dueFor, Instant dueOn, String answer,
            Instant answeredAt, String reason, boolean rates, boolean again, boolean withdraws, Boolean satisfied, Instant withdrawalAt) {}

    private static final Dates DATES = new Dates();

    private final ComplaintFiles files;
    private final Informers informers;
    private final ComplaintClocks clocks;
    private final Processes processes;
    private final ComplaintJournal journal;
    private final Clock clock;

    Progress(
            ComplaintFiles files, Informers informers, ComplaintClocks clocks, Processes processes, ComplaintJournal journal,
            Clock clock) {
        this.files = files;
        this.informers = informers;
        this.clocks = clocks;
        this.processes = processes;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<View> of(String receipt) {
        return files.findByReceipt(code(receipt)).map(this::view);
    }

    private View view(Complaint one) {
        boolean due = (one.state().worked() || one.state() == ComplaintState.MERGED) && !standsStill(one);
        boolean answers = one.finishBy() != null;
        return new View(one.receipt(), one.told().receivedOn(), one.told().topic(), one.institutionName(), told(one),
                !due ? null : answers ? "答复" : "决定是否受理", !due ? null : answers ? one.finishBy() : one.acceptBy(), one.answer().text(), one.answer().answeredAt(),
                one.closingReason(), rateable(one), one.reopenedAt() == null, withdrawable(one), one.answer().satisfied(), one.withdrawalAt());
    }

    /** Its clock, by itself or with the case into which it was merged. */
    private boolean standsStill(Complaint one) {
        return files.get(one.workedIn()).limits().paused();
    }

    private String told(Complaint one) {
        if (one.limits().paused()) {
            return "暂停办理，原因：" + one.limits().pauseReason() + "。恢复后继续办理。";
        }
        return switch (one.state()) {
            case VERIFYING -> one.reopenedAt() == null ? one.state().told() : "您对答复不满意，正在重新核查。";
            case ANSWERED -> one.reopenedAt() == null ? one.state().told() + next(one, "不满意的，重新核查一次。")
                    : "已重新核查并答复，见下。" + next(one, "已经重新核查过一次，不再重新核查；仍不满意的，可以向上一级人力资源社会保障部门反映。");
            default -> one.state().told();
        };
    }

    private String next(Complaint one, String unsatisfied) {
        return rateable(one) ? "可以在" + DATES.moment(one.answer().closesAt()) + "以前评价，" + unsatisfied
                : one.answer().satisfied() == null ? "评价期已满。" : "您已经评价，评价期满办结。";
    }

    /** Satisfied or not; the first time not, it is verified once more. */
    public void rate(String receipt, boolean satisfied, String typed) {
        rate(mine(receipt), satisfied, typed, Actor.INFORMER);
    }

    /** @param by the informer, or the hotline's desk that called him back */
    void rate(Complaint one, boolean satisfied, String typed, Actor by) {
        if (!rateable(one)) {
            throw RequestRefused.conflict("本件现在不能评价：还没有答复，或者评价期已过，或者已经评价。请查看办理情况。");
        }
        String text = text(one.number(), typed);
        if (!satisfied && text.length() < SHORTEST) {
            throw RequestRefused.badInput(List.of(new Problem("text", "不满意的原因：请写" + SHORTEST + "至" + LONGEST + "字，说明哪里没有答复清楚，便于重新核查。")));
        }
        boolean again = !satisfied && one.reopenedAt() == null;
        one.rate(satisfied, text.isEmpty() ? null : text);
        if (again) {
            one.reopen(clock.instant(), clocks.workdays("complaint.reopenWorkdays", one.jurisdiction()));
        }
        files.saveAndFlush(one);
        journal.write(one, by, "NOTE", null, satisfied ? "satisfied" : again ? "reopened" : "dissatisfied",
                satisfied ? "投诉人满意。" : "投诉人不满意" + (again ? "，重新核查" : "（已重新核查过一次）") + "：" + text);
        if (again) {
            processes.tell(one.number(), ComplaintCase.ID + ".complainantDissatisfied");
            journal.tell(Role.COUNTY_CLERK, one, "投诉人不满意，重新核查", "请按时限重新核查并答复。");
        } else if (!satisfied) {
            journal.tell(Role.COUNTY_MANAGER, one, "投诉人再次不满意", "已重新核查过一次，评价期满办结。");
        }
    }

    /** A note to the officer, who decides. */
    public void withdraw(String receipt, String typed) {
        withdraw(mine(receipt), typed, Actor.INFORMER);
    }

    void withdraw(Complaint one, String typed, Actor by) {
        if (!withdrawable(one)) {
            throw RequestRefused.conflict("本件现在不能撤回：已经答复、已经办结，或者已经提出过撤回。请查看办理情况。");
        }
        String text = text(one.number(), typed);
        if (text.length() < SHORTEST) {
            throw RequestRefused.badInput(List.of(new Problem("text", "撤回的原因：请写" + SHORTEST + "至" + LONGEST + "字，例如“机构已经退费”。")));
        }
        one.withdrawalAsked(text, clock.instant());
        files.saveAndFlush(one);
        journal.write(one, by, "NOTE", null, "withdrawalAsked", "投诉人申请撤回：" + text);
        journal.tell(Role.COUNTY_CLERK, one, "投诉人申请撤回", "核查没有发现问题的可以结束；已发现问题的，继续按规定办理。");
    }

    boolean rateable(Complaint one) {
        return one.state() == ComplaintState.ANSWERED && one.answer().satisfied() == null && clock.instant().isBefore(one.answer().closesAt());
    }

    static boolean withdrawable(Complaint one) {
        return one.withdrawalAt() == null && (one.state() == ComplaintState.ACCEPTING || one.state() == ComplaintState.VERIFYING);
    }

    /** As it is kept, without name and number. */
    private String text(String number, String typed) {
        String text = Informer.hidden(informers.of(number).orElse(null), typed == null ? "" : typed.strip());
        if (Chars.count(text) > LONGEST) {
            throw RequestRefused.badInput(List.of(new Problem("text", "说明：最多" + LONGEST + "字，现为" + Chars.count(text)
                    + "字（投诉人的姓名、电话、证件号码按隐去以后的字数计算）。请压缩后重新提交。")));
        }
        return text;
    }

    private Complaint mine(String receipt) {
        return files.findByReceipt(code(receipt)).orElseThrow(
                () -> RequestRefused.notFound("没有查到这个查询码。请核对是否输全、有无输错。"));
    }

    /** As people type it. */
    private static String code(String typed) {
        String code = typed == null ? "" : typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return code.length() > 40 ? "" : code;
    }
}
