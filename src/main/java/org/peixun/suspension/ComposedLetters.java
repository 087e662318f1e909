package org.peixun.suspension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.peixun.letter.Basis;
import org.peixun.letter.Letter;
import org.peixun.letter.Offices;
import org.peixun.letter.Wording;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Zone;
import org.peixun.suspension.SuspensionLetters.Content;
import org.peixun.suspension.SuspensionLetters.Part;
import org.springframework.stereotype.Component;

/** What a letter of a suspension says, from the case as it is now. */
@Component
class ComposedLetters {

    private final FoundOffences offences;
    private final SuspendedClasses classes;
    private final Periods periods;
    private final Basis basis;
    private final Offices offices;
    private final PolicyParameters parameters;

    ComposedLetters(FoundOffences offences, SuspendedClasses classes, Periods periods, Basis basis, Offices offices, PolicyParameters parameters) {
        this.offences = offences;
        this.classes = classes;
        this.periods = periods;
        this.basis = basis;
        this.offices = offices;
        this.parameters = parameters;
    }

    GivenLetters.Paper paper(Suspension suspension, SuspensionLetterKind kind) {
        return new GivenLetters.Paper(new Letter.Sheet(Letter.Head.RED, kind.label(), kind.number(suspension),
                kind == SuspensionLetterKind.HANDOVER ? suspension.handover().handedTo() : suspension.institutionName(), offices.ofCity(),
                kind.given(suspension)), content(suspension, kind));
    }

    private Content content(Suspension suspension, SuspensionLetterKind kind) {
        var parts = new ArrayList<Part>();
        add(parts, "事实", facts(suspension, kind));
        add(parts, "依据", List.of(Wording.sentence(basis.inFull("第12条"))));
        switch (kind) {
            case SUSPENSION -> add(parts, "决定", suspended(suspension));
            case FACTS -> {
                // cases of the time when they were graded after the defence
                if (suspension.proposal() != null) {
                    add(parts, "拟作处理", intended(suspension.proposal(), then(suspension)));
                }
                add(parts, "你单位的权利", List.of("你单位有权在收到本告知书之日起%d个工作日内，在系统中或者书面陈述、申辩；逾期未提出的，视为放弃。本局不因你单位陈述、申辩加重处理。"
                        .formatted(then(suspension).integer("suspension.defenceWorkdays"))));
            }
            case DECISION -> add(parts, "决定", decision(suspension));
            default -> add(parts, "移送事项", List.of("请依法处理，并将结果告知本局。该单位承训资格继续暂停。"));
        }
        if (kind == SuspensionLetterKind.SUSPENSION || kind == SuspensionLetterKind.DECISION) {
            add(parts, "救济途径", List.of(("对本决定不服的，可以自知道本决定之日起六十日内向%s申请行政复议；也可以自知道本决定之日起六个月内依法向人民法院提起行政诉讼。"
                    + "复议、诉讼期间不停止执行。").formatted(offices.ofCity().reviewedBy())));
        }
        String opening = kind == SuspensionLetterKind.HANDOVER
                ? "%s涉嫌违规一案（%s），现移送你单位处理。".formatted(suspension.institutionName(), suspension.number())
                : "你单位违规行为一案（%s），现%s如下：".formatted(suspension.number(), kind == SuspensionLetterKind.FACTS ? "告知" : "决定");
        return new Content(opening, parts);
    }

    /** What was decided for each running class; an urgent suspension, which rests on allegations only, is provisional. */
    private List<String> suspended(Suspension suspension) {
        // suspended by hand before this case: nothing came to a standstill by it
        boolean already = !suspension.standingChanged();
        var text = new ArrayList<String>(List.of(already ? "你单位此前已被另行暂停承训资格，自即日起并依本决定暂停，不得新开班。" : "自即日起暂停你单位承训资格，不得新开班。"));
        List<SuspendedClasses.Row> decided = classes.decided(suspension.number());
        decided.forEach(one -> text.add("正在培训的班期" + one.filing() + switch (one.fate()) {
            case CONTINUE -> "在监督下继续培训，不暂停办理。";
            case STOP -> (already ? "此前已经停止培训，继续等待处理结果" : "停止培训，等待处理结果") + "；恢复后按剩余时间继续。";
            case TAKEN_OVER -> "由" + one.taker() + "接收，在你单位的培训终止。";
        }));
        text.add((decided.isEmpty() ? "" : "其他") + "未办结的事项" + (already ? "此前已经" : "") + "暂停办理、停止计时，恢复后按剩余时间继续。");
        if (offences.grounds(suspension.number(), suspension.suspendedAt()).stream().allMatch(FoundOffences.Offence::alleged)) {
            text.add("本决定为先行暂停：违规行为尚未查实，至" + Wording.day(periods.confirmationDay(suspension)) + "（含当日）仍未查实的，自动解除；查实的，继续暂停并调查处理。");
        }
        return text;
    }

    private List<String> facts(Suspension suspension, SuspensionLetterKind kind) {
        var facts = new ArrayList<String>();
        Instant given = kind.given(suspension);
        offences.grounds(suspension.number(), given).forEach(one -> facts.add((one.alleged() ? "涉嫌" : "") + one.offence().label() + "：" + Wording.sentence(one.facts())));
        // investigated once more after the decision: what was established then is no ground of it
        if (kind == SuspensionLetterKind.SUSPENSION || suspension.inquiry().investigation() == null || suspension.inquiry().reportedAt() != null && suspension.inquiry().reportedAt().isAfter(given)) {
            return facts;
        }
        facts.add("经调查认定：" + Wording.sentence(suspension.inquiry().investigation()));
        if (kind == SuspensionLetterKind.DECISION) {
            // not repeated: whom it guesses to have informed us would stand under our seal, and leaving out only that would tell it
            facts.add(suspension.inquiry().silent() ? "你单位在期限内没有陈述、申辩。" : "你单位在期限内提交了陈述、申辩，本局已经复核，原文存卷。");
            // the result came after the decision to hand over, which was taken without it
            if (suspension.handover().result() != null && suspension.decision().decided() != Decided.TRANSFER) {
                facts.add(Wording.sentence(suspension.handover().result()));
            }
        }
        return facts;
    }

    private static List<String> decision(Suspension suspension) {
        var text = new ArrayList<String>();
        switch (suspension.decision().decided()) {
            case TRANSFER -> text.add("移送" + suspension.handover().handedTo() + "处理，承训资格继续暂停。");
            case REINSTATE -> text.add("有关部门已经依法处理，恢复你单位承训资格。");
            case DISMISS -> text.add("违规行为不成立，恢复承训资格。");
            case REMOVE -> text.add(suspension.decision().measure().deed() + "，将你单位移出机构目录，至" + Wording.day(suspension.decision().bannedUntil()) + "（含当日）不得重新列入。");
            case RECTIFY -> {
                text.add(suspension.decision().measure().deed() + "，责令限期整改。");
                text.add("请于" + Wording.moment(suspension.decision().rectifyBy()) + "前完成整改并提交整改报告。");
                if (suspension.decision().bannedUntil() != null && suspension.decision().bannedUntil().isAfter(LocalDate.ofInstant(suspension.decision().measureAt(), Zone.CHINA))) {
                    text.add("自决定之日起至" + Wording.day(suspension.decision().bannedUntil()) + "，不得承接补贴性培训。");
                }
            }
        }
        if (suspension.decision().measureReason() != null) {
            text.add("理由：" + Wording.sentence(suspension.decision().measureReason()));
        }
        return text;
    }

    private static void add(List<Part> parts, String title, List<String> sentences) {
        parts.add(new Part(Wording.ordinal(parts.size() + 1), title, sentences));
    }

    private static List<String> intended(Measure measure, Policy policy) {
        var text = new ArrayList<String>();
        int months = policy.integer(measure.rectifyMonthsKey());
        text.add("根据查明的事实和情节，拟" + measure.deed() + "，责令自处理决定之日起"
                + (months == 0 ? policy.integer(measure.rectifyWorkdaysKey()) + "个工作日" : months + "个月") + "内完成整改"
                + (measure == Measure.TERMINATION ? "，或者将你单位移出机构目录。" : "。"));
        int ban = policy.integer(measure.banKey());
        if (ban > 0) {
            text.add("自处理决定之日起" + ban + "个月内，不得承接补贴性培训" + (measure == Measure.TERMINATION ? "；移出机构目录的，不得重新列入。" : "。"));
        }
        text.add("应当由有关部门查处的，依法移送。处理决定与拟作处理不同的，在决定书中说明理由。");
        return text;
    }

    private Policy then(Suspension suspension) {
        return parameters.at(LocalDate.ofInstant(SuspensionLetterKind.FACTS.given(suspension), Zone.CHINA), suspension.jurisdiction());
    }
}
