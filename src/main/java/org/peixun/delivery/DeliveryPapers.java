package org.peixun.delivery;

import static org.peixun.letter.FiledPaper.moment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.letter.CaseLetters;
import org.peixun.letter.FiledPaper;
import org.peixun.letter.FiledPaper.Fact;
import org.peixun.letter.FiledPaper.Part;
import org.peixun.letter.Letter;
import org.peixun.letter.Offices;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the archive of a class keeps of how it was held (clauses 2, 10, 12, 13): in numbers, for trainees are not in it. */
@Service
@Order(30)
@Transactional(readOnly = true)
class DeliveryPapers implements CaseLetters {

    private final ClassRegister register;
    private final Deliveries deliveries;
    private final Attendances attendances;
    private final Videos videos;
    private final Inspections inspections;
    private final Rectifications rectifications;
    private final FollowUpCalls calls;
    private final FormerExams former;
    private final ExamVideos examVideos;
    private final ExamResults results;
    private final Certificates certificates;
    private final Offices offices;
    private final Clock clock;

    DeliveryPapers(ClassRegister register, Deliveries deliveries, Attendances attendances, Videos videos, Inspections inspections,
            Rectifications rectifications, FollowUpCalls calls, FormerExams former, ExamVideos examVideos, ExamResults results,
            Certificates certificates, Offices offices, Clock clock) {
        this.register = register;
        this.deliveries = deliveries;
        this.attendances = attendances;
        this.videos = videos;
        this.inspections = inspections;
        this.rectifications = rectifications;
        this.calls = calls;
        this.former = former;
        this.examVideos = examVideos;
        this.results = results;
        this.certificates = certificates;
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    public List<Letter> of(String number) {
        return register.begun(number).map(held -> List.of(
                letter(held, "考勤和视频", "上课和考勤情况如下；学员名单不在案卷中。", Stream.concat(Stream.of(attendance(held)), videos(held))),
                letter(held, "检查、回访和考核", "检查、回访、考核和结业情况如下；学员名单不在案卷中。",
                        Stream.of(visits(held), orders(held), Stream.of(calls(held)), exams(held)).flatMap(parts -> parts)))).orElse(List.of());
    }

    private Letter letter(RegisteredClass held, String title, String opening, Stream<Part> parts) {
        return new FiledPaper(opening, parts.toList()).letter(held.title() + "：", title, held.number(), offices.of(held.jurisdiction()), clock.instant());
    }

    private Part attendance(RegisteredClass held) {
        AttendanceSheet sheet = attendances.of(held);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("实际开班日期", held.startedOn().toString()));
        facts.add(new Fact("班期出勤率", sheet.classRate() == null ? "没有登记完整的课次" : sheet.classRate() + "%（规定不低于" + sheet.minimum() + "%）"));
        facts.add(new Fact("学员人数", sheet.rows().size() + "人，其中出勤率低于规定的" + sheet.barred() + "人"));
        for (int i = 0; i < sheet.columns().size(); i++) {
            facts.add(new Fact(sheet.columns().get(i).label(), marks(sheet, i)));
        }
        return new Part("考勤", facts);
    }

    /** 出勤28人，请假1人，缺勤1人 */
    private static String marks(AttendanceSheet sheet, int column) {
        List<String> marks = sheet.rows().stream().map(row -> row.marks().get(column)).toList();
        String counted = Stream.concat(Stream.of(Mark.values()).map(Mark::label), Stream.of(AttendanceSheet.UNMARKED))
                .filter(marks::contains).map(label -> label + marks.stream().filter(label::equals).count() + "人").collect(Collectors.joining("，"));
        return counted.isEmpty() ? "没有登记" : counted;
    }

    private Stream<Part> videos(RegisteredClass held) {
        Videos.Records records = videos.of(held);
        return Stream.of(
                new Part("培训过程视频（" + records.secrecy() + "）", Stream.concat(
                        Stream.of(new Fact("涉密理由", records.reason()), new Fact("没有视频的课次", String.join("、", records.missing()))),
                        records.videos().stream().map(one -> new Fact(one.label(), one.name() + "，" + one.minutes() + "分钟，存放于" + one.place()
                                + "，校验值" + one.sha256()))).toList()),
                new Part("课次例外", records.exceptions().stream().map(one -> new Fact(one.lesson(), one.kind().label() + "：" + one.reason()
                        + "（" + one.recordedByName() + "，" + moment(one.recordedAt()) + "）")).toList()));
    }

    private Stream<Part> visits(RegisteredClass held) {
        ClassDelivery.Missed missed = deliveries.seen(held.number()).missed();
        List<Inspection> visits = inspections.of(held);
        return Stream.concat(IntStream.range(0, visits.size()).mapToObj(i -> visit(i + 1, visits.get(i))),
                Stream.of(Part.of("没有现场检查", new Fact("原因", missed == null ? null : missed.reason() + "（" + missed.byName() + "，" + moment(missed.at()) + "）"))));
    }

    private static Part visit(int nth, Inspection one) {
        return Part.of("第" + nth + "次检查（" + moment(one.visitedAt()) + "）", new Fact("检查人员", one.officers()), new Fact("课次", one.label()),
                new Fact("清点人数", one.counted() + "人"), new Fact("考勤表", one.attendance()), new Fact("发现的问题", String.join("、", one.findings())),
                new Fact("说明", one.note()), new Fact("结论", one.verdict()), new Fact("录入", one.enteredByName() + "，" + moment(one.enteredAt())));
    }

    private Stream<Part> orders(RegisteredClass held) {
        return rectifications.of(held.number()).stream().map(one -> Part.of("责令整改（" + moment(one.orderedAt()) + "，" + one.orderedByName() + "）",
                new Fact("问题", one.findings()), new Fact("整改期限", one.dueOn().toString()), new Fact("复查", one.standing()),
                new Fact("复查人员", one.officers()), new Fact("复查情况", one.note()), new Fact("复查时间", moment(one.recheckedAt()))));
    }

    private Part calls(RegisteredClass held) {
        CallSample sample = calls.of(held);
        return Part.of("电话回访", new Fact("情况", sample.calls().isEmpty() ? null : sample.summary()));
    }

    private Stream<Part> exams(RegisteredClass held) {
        ClassDelivery delivery = deliveries.seen(held.number());
        Stream<Part> earlier = former.of(held.number()).stream().map(one -> Part.of("已经重新组织的考核（" + one.on() + "）",
                new Fact("地点", one.place()), new Fact("巡考结论", one.verdict())));
        Part exam = delivery.examRoute() == null ? Part.of("考核", new Fact("安排", "没有报送")) : new Part("考核", Stream.of(
                new Fact("方式", delivery.routeLabel()), new Fact("日期、地点", delivery.examOn() + "，" + delivery.examPlace()),
                new Fact("巡考", delivery.patrol() == null ? null : delivery.patrol().label()), new Fact("巡考人员", delivery.patrolOfficers()),
                new Fact("巡考项目", delivery.patrolItems()), new Fact("巡考说明", delivery.patrolNote()), new Fact("结果", outcomes(held.number())),
                new Fact("考试录像", examVideos.of(held.number(), delivery.examOn()).stream()
                        .map(one -> one.name() + "，" + one.minutes() + "分钟，存放于" + one.place() + "，校验值" + one.sha256()).collect(Collectors.joining("\n")))).toList());
        List<Certificates.Line> issued = certificates.of(held);
        Part end = Part.of("结业", new Fact("办结状态", held.state().label()), new Fact("证书", issued.isEmpty() ? null : issued.size() + "份"),
                new Fact("发证日期", issued.stream().map(Certificates.Line::issuedAt).filter(Objects::nonNull).max(Instant::compareTo).map(FiledPaper::moment).orElse(null)));
        return Stream.concat(earlier, Stream.of(exam, end));
    }

    /** 合格28人，不合格1人，缺考1人 */
    private String outcomes(String number) {
        List<ExamOutcome> all = results.of(number).values().stream().map(ExamResults.Result::outcome).toList();
        return Stream.of(ExamOutcome.values()).filter(all::contains).map(one -> one.label() + all.stream().filter(Predicate.isEqual(one)).count() + "人")
                .collect(Collectors.joining("，"));
    }
}
