package org.peixun.complaint;

import static org.peixun.letter.FiledPaper.moment;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.peixun.directory.StandingReason;
import org.peixun.letter.CaseLetters;
import org.peixun.letter.FiledPaper;
import org.peixun.letter.FiledPaper.Fact;
import org.peixun.letter.FiledPaper.Part;
import org.peixun.letter.Letter;
import org.peixun.letter.Offices;
import org.peixun.letter.Wording;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the archive of a complaint keeps of it: what was told, what was found, what was answered (clause 12). Never who informed us. */
@Service
@Transactional(readOnly = true)
class ComplaintPapers implements CaseLetters {

    private final ComplaintFiles files;
    private final ComplaintFindings findings;
    private final Offices offices;

    ComplaintPapers(ComplaintFiles files, ComplaintFindings findings, Offices offices) {
        this.files = files;
        this.findings = findings;
        this.offices = offices;
    }

    @Override
    public List<Letter> of(String number) {
        return files.findById(number).map(one -> List.of(new FiledPaper("投诉举报的登记、核查和答复情况如下。", List.of(told(one), verified(one), answered(one)))
                .letter("", "投诉举报登记和办理情况", number, offices.of(one.jurisdiction()), closed(one)))).orElse(List.of());
    }

    private static Part told(Complaint one) {
        Told told = one.told();
        return Part.of("登记", new Fact("来源", told.source().label()), new Fact("热线工单编号", one.hotlineTicket()),
                new Fact("收到日期", Wording.day(told.receivedOn())), new Fact("登记", moment(told.registeredAt()) + "，" + told.registeredByName()),
                new Fact("被投诉机构", one.institutionName()), new Fact("反映的问题", told.topic()), new Fact("投诉内容", told.content()),
                new Fact("受理期限", moment(one.acceptBy())), new Fact("办结期限", moment(one.finishBy())), new Fact("延期理由", one.limits().extensionReason()),
                new Fact("并入", one.mainNumber()));
    }

    private Part verified(Complaint one) {
        String found = findings.of(one.number()).stream().map(line -> StandingReason.valueOf(line.offence()).label() + (line.alleged() ? "（提请先行暂停）" : "")
                + "：" + Wording.sentence(line.evidence())).collect(Collectors.joining("\n"));
        return Part.of("核查", new Fact("核查结论", one.outcome() == null ? null : one.outcome().label()), new Fact("事实和证据", found),
                new Fact("申请撤回", one.withdrawalText()), new Fact("结束理由", one.closingReason()));
    }

    private static Part answered(Complaint one) {
        Answer answer = one.answer();
        String rated = answer.satisfied() == null ? null : answer.satisfied() ? "满意" : "不满意";
        return Part.of("答复", new Fact("答复时间", moment(answer.answeredAt())), new Fact("答复方式", answer.channel() == null ? null : answer.channel().label()),
                new Fact("答复内容", answer.text()), new Fact("重新核查", moment(one.reopenedAt())),
                new Fact("评价", rated == null || answer.satisfactionText() == null ? rated : rated + "：" + answer.satisfactionText()));
    }

    private static Instant closed(Complaint one) {
        Instant ended = one.file().endedAt();
        return ended == null ? one.told().registeredAt() : ended;
    }
}
