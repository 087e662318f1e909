package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.peixun.classfiling.LetterContents.Point;
import org.peixun.letter.Basis;
import org.peixun.letter.Letter;
import org.peixun.letter.Offices;
import org.peixun.letter.Wording;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** 补正通知书, 不予受理通知书 and 不予同意通知书 in words, from what was kept when the notice was given. */
@Component
class NoticeLetters {

    private final Basis basis;
    private final Offices offices;
    private final Contacts contacts;
    private final PolicyParameters parameters;

    NoticeLetters(Basis basis, Offices offices, Contacts contacts, PolicyParameters parameters) {
        this.basis = basis;
        this.offices = offices;
        this.contacts = contacts;
        this.parameters = parameters;
    }

    Letter of(ClassFiling filing, Notice notice, Snapshot.Kept submission) {
        LetterKind kind = notice.letterKind();
        Object content = switch (kind) {
            case RETURN -> returned(filing, notice, submission);
            case TERMINATION -> terminated(filing, notice, submission);
            default -> refused(filing, notice, submission);
        };
        String number = filing.number() + "-" + kind.mark() + (kind == LetterKind.RETURN ? notice.nth() : "");
        return new Letter(kind == LetterKind.RETURN ? "classfiling/letter-return" : "classfiling/letter-refusal",
                new Letter.Sheet(Letter.Head.RED, notice.letterLabel(), number, filing.institutionName(),
                        offices.of(filing.jurisdiction()), notice.givenAt()),
                content, notice.letterLabel() + "（" + number + "）");
    }

    private LetterContents.Return returned(ClassFiling filing, Notice notice, Snapshot.Kept submission) {
        String opening = "你单位%s报送的“%s”开班备案（编号：%s）收悉。%s，下列%d项需要补正，现一次性告知：".formatted(
                Wording.day(submission.takenAt()), submission.snapshot().title(), filing.number(), by(notice), notice.items().size());
        int lapse = parameters.at(LocalDate.ofInstant(notice.givenAt(), Zone.CHINA), filing.jurisdiction())
                .integer("filing.lapseWorkdays");
        String deadline = ("请于%s前逐项改好，在系统中一次重新报送。补正时间不计入办理时限；自退回之日起超过%d个工作日仍未重新报送的，"
                + "本次备案失效，需要开班的可以重新申报。").formatted(Wording.moment(notice.dueAt()), lapse);
        return new LetterContents.Return(opening, points(notice), Wording.sentence(notice.opinion()), deadline,
                contacts.of(filing, notice));
    }

    private static String by(Notice notice) {
        return switch (notice.step()) {
            case "受理备案" -> "经受理审查";
            case "审批开班" -> "经审批环节审核";
            case "自动核验" -> "经系统核验";
            default -> "经审核";
        };
    }

    /** What a refusal at this step is called. */
    static String refusal(String step) {
        return step.equals(ClassFilingCase.ACCEPTANCE.label()) ? "不予受理" : "不同意开班";
    }

    private LetterContents.Refusal refused(ClassFiling filing, Notice notice, Snapshot.Kept submission) {
        String decision = refusal(notice.step());
        String opening = "你单位%s报送的“%s”开班备案（编号：%s），经审查，决定%s。".formatted(
                Wording.day(submission.takenAt()), submission.snapshot().title(), filing.number(), decision);
        List<String> facts = new ArrayList<>();
        facts.add(applied(submission.snapshot()));
        notice.items().stream().map(Notice.Item::found).filter(found -> !found.isEmpty() && !found.startsWith(FilingField.OCCUPATION.label())).distinct()
                .forEach(found -> facts.add("申报材料载明：" + Wording.sentence(found)));
        String opinion = Wording.sentence(notice.opinion());
        if (!opinion.isEmpty()) {
            facts.add("经审查：" + opinion);
        }
        return new LetterContents.Refusal(opening, facts, points(notice), objections(filing), contacts.of(filing, notice));
    }

    /** In the words of the removal's own decision; the letter of a refusal says the rest. */
    private LetterContents.Refusal terminated(ClassFiling filing, Notice notice, Snapshot.Kept submission) {
        Ground ground = Ground.of(notice.items().get(0).code());
        String opening = "你单位“%s”开班备案（编号：%s），因你单位%s（%s），决定终止。".formatted(
                submission.snapshot().title(), filing.number(), ground.what, notice.opinion());
        List<String> facts = List.of(applied(submission.snapshot()), ground.says + "：" + Wording.sentence(notice.items().get(0).found()),
                filing.filingNumber() == null ? "该备案尚未编发备案号。" : "备案号" + filing.filingNumber() + "不再有效；已经招收的学员，请妥善安排并告知。");
        return new LetterContents.Refusal(opening, facts, points(notice), objections(filing), contacts.of(filing, notice));
    }

    /** Why a class is terminated, by the code of the notice's item; who left by itself is told of its own application. */
    private enum Ground {
        INSTITUTION_REMOVED("移出培训机构目录", "移出目录决定载明"),
        INSTITUTION_LEFT("申请退出培训机构目录", "退出目录的登记载明"),
        CLASS_HANDED_OVER("被暂停承训资格，班期由其他机构接收", "暂停承训资格决定载明");

        private final String what;
        private final String says;

        Ground(String what, String says) {
            this.what = what;
            this.says = says;
        }

        static Ground of(String code) {
            return code.equals(INSTITUTION_REMOVED.name()) ? INSTITUTION_REMOVED : code.equals(INSTITUTION_LEFT.name()) ? INSTITUTION_LEFT : CLASS_HANDED_OVER;
        }
    }

    private static String applied(Snapshot snapshot) {
        Plan plan = Plan.of(snapshot.form());
        return "你单位申报的职业（工种）为%s，等级为%s，培训时间为%s至%s，计划培训%s人。".formatted(
                Description.text(snapshot, FilingField.OCCUPATION), Description.text(snapshot, FilingField.LEVEL),
                Wording.day(plan.startsOn()), Wording.day(plan.endsOn()),
                Description.text(snapshot, FilingField.SIZE));
    }

    /** 行政复议法 §20, 行政诉讼法 §46; the city hears complaints as the office above. */
    private List<String> objections(ClassFiling filing) {
        Offices.Office office = offices.of(filing.jurisdiction());
        Offices.Office city = offices.ofCity();
        String phone = city.phone().isEmpty() ? "" : "（电话：" + city.phone() + "）";
        return List.of(
                "对本决定不服的，可以自知道本决定之日起六十日内向%s申请行政复议；也可以自知道本决定之日起六个月内依法向人民法院提起行政诉讼。".formatted(office.reviewedBy()),
                "对办理情况有异议的，可以向%s申诉%s。".formatted(city.name(), phone));
    }

    private List<Point> points(Notice notice) {
        List<Point> points = new ArrayList<>();
        for (Notice.Item item : notice.items()) {
            points.add(new Point(Wording.ordinal(points.size() + 1), item.label(), Wording.sentence(basis.inFull(item.clause())),
                    Wording.sentence(item.found()), Wording.sentence(item.accepted())));
        }
        return points;
    }
}
