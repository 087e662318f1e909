package org.peixun.classfiling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.peixun.directory.Directory;
import org.peixun.letter.Letter;
import org.peixun.letter.Offices;
import org.peixun.letter.PublicAddress;
import org.peixun.letter.QrCode;
import org.peixun.letter.Wording;
import org.springframework.stereotype.Component;

/** 备案回执: hung up where the class is held, so it names no person. */
@Component
class ReceiptLetter {

    private final Offices offices;
    private final Directory directory;
    private final PublicAddress address;

    ReceiptLetter(Offices offices, Directory directory, PublicAddress address) {
        this.offices = offices;
        this.directory = directory;
        this.address = address;
    }

    /** @param filedAt when it was handed in as it was consented to @param now what is in force @param changedAt when that was consented to; {@code null}: as filed */
    Letter of(ClassFiling filing, Instant filedAt, Snapshot now, Instant changedAt) {
        var office = offices.of(filing.jurisdiction());
        var content = new LetterContents.Receipt(
                "你单位%s报送的开班备案，经审查同意，现予备案，编发备案号%s。".formatted(
                        Wording.day(filedAt), filing.filingNumber()),
                changedAt == null ? null : "本备案经" + Wording.day(changedAt) + "同意变更，现行内容如下。", rows(filing, now),
                "请按备案内容组织培训。教师、场地、时间、学员需要变更的，应当事先提出，经同意后再变更。",
                "学员发现虚假宣传、擅自收费、不按备案内容培训等情形的，可以扫描下面的二维码投诉举报，或者拨打%s12345热线。".formatted(
                        office.phone().isEmpty() ? "" : office.name() + "电话" + office.phone() + "、"),
                QrCode.dataUri(address.of("/check/" + filing.checkCode())), address.of("/check"),
                CheckCodes.inGroups(filing.checkCode()));
        return new Letter("classfiling/letter-receipt",
                new Letter.Sheet(Letter.Head.PLAIN, LetterKind.RECEIPT.label(), null, filing.institutionName(), office,
                        filing.consentedAt()),
                content, LetterKind.RECEIPT.label() + "（" + filing.filingNumber() + "）");
    }

    private List<Description.Row> rows(ClassFiling filing, Snapshot snapshot) {
        var institution = directory.institution(filing.institutionId());
        List<Description.Row> rows = new ArrayList<>();
        rows.add(new Description.Row("备案号", filing.filingNumber()));
        rows.add(new Description.Row("事项编号", filing.number()));
        rows.add(new Description.Row("培训主体", filing.institutionName()));
        rows.add(new Description.Row("统一社会信用代码", institution.creditCode()));
        rows.add(new Description.Row("班期名称", filing.title()));
        rows.add(new Description.Row("职业、等级", Description.text(snapshot, FilingField.OCCUPATION) + "，"
                + Description.text(snapshot, FilingField.LEVEL)));
        rows.add(new Description.Row("证书类型", Description.text(snapshot, FilingField.CERTIFICATE)));
        rows.add(new Description.Row("培训日期", Wording.day(filing.startsOn()) + "至" + Wording.day(filing.endsOn())));
        rows.add(new Description.Row("人数、课时", filing.plannedSize() + "人，" + hours(snapshot)));
        rows.add(new Description.Row("培训地点", place(snapshot)));
        return rows;
    }

    private static String hours(Snapshot snapshot) {
        Plan plan = Plan.of(snapshot.form());
        return "%d课时（理论%d，实训%d，安全教育%d）".formatted(plan.totalHours(), plan.theory(), plan.practice(), plan.safety());
    }

    private static String place(Snapshot snapshot) {
        return Stream.of(FilingField.PLACE, FilingField.PLACE_NAME, FilingField.PLATFORM).map(field -> Description.text(snapshot, field))
                .filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
