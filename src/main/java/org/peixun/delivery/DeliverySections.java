package org.peixun.delivery;

import java.util.ArrayList;
import java.util.List;
import org.peixun.attachment.Attachments;
import org.peixun.classfiling.ClassSections;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.complaint.Source;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.workflow.CaseType.Section;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tabs 考勤, 检查, 视频, 回访, 考核 and 证书 of the case page; none is on the printed form, whose leader consents to the filing. */
@Component
@Order(10)
@Transactional(readOnly = true)
public class DeliverySections implements ClassSections {

    /** @param page where this reader works on it, or {@code null} @param complaint where he registers what was found, or {@code null} */
    record Tab(Object content, String page, String complaint) {

        Tab(Object content, String page) {
            this(content, page, null);
        }
    }

    /** @param missed why nobody inspected, or {@code null} @param orders what was ordered to be put right */
    record Inspected(List<Inspection> visits, ClassDelivery.Missed missed, List<Rectification> orders) {}

    /**
     * @param early that lessons were made up after the exam, or {@code null}
     * @param blocks what stands against the completion today
     * @param warning what the reviewer should look at first, or {@code null}; never for the institution
     * @param page where this reader works on it, or {@code null} @param patrolPage where he puts the patrol right, or {@code null}
     */
    public record Examined(
            RegisteredClass registered, String route, String on, String place, String early, String patrol, String patrolItems,
            String patrolNote, String patrolledBy, String patrolOfficers, String patrolAt, List<ExamVideos.Video> videos, boolean own,
            boolean changeable, List<FormerExams.Former> former, List<String> blocks, String warning, List<Line> lines,
            List<Attachments.Attachment> questions, String page, String patrolPage) {

        public record Line(
                int position, String name, String maskedId, String attendance, String theory, String practice, String result, String bar) {}
    }

    /** @param correctable this reader may correct numbers */
    record Issued(String number, List<Certificates.Line> lines, boolean correctable) {}

    private static final String NOT_YET = "（按备案，安排尚未报送）";

    private final Classes classes;
    private final Deliveries deliveries;
    private final Attendances attendances;
    private final Videos videos;
    private final Inspections inspections;
    private final Rectifications rectifications;
    private final FollowUpCalls calls;
    private final ExamArrangements arrangements;
    private final PatrolCorrections patrols;
    private final FormerExams former;
    private final ExamVideos examVideos;
    private final Completion completion;
    private final Certificates certificates;
    private final Attachments attachments;
    private final ComplaintLinks complaints;

    DeliverySections(
            Classes classes, Deliveries deliveries, Attendances attendances, Videos videos, Inspections inspections,
            Rectifications rectifications, FollowUpCalls calls, ExamArrangements arrangements,
            PatrolCorrections patrols, FormerExams former, ExamVideos examVideos, Completion completion, Certificates certificates, Attachments attachments,
            ComplaintLinks complaints) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.attendances = attendances;
        this.videos = videos;
        this.inspections = inspections;
        this.rectifications = rectifications;
        this.calls = calls;
        this.arrangements = arrangements;
        this.patrols = patrols;
        this.former = former;
        this.examVideos = examVideos;
        this.completion = completion;
        this.certificates = certificates;
        this.attachments = attachments;
        this.complaints = complaints;
    }

    @Override
    public List<Section> of(RegisteredClass registered, Actor reader) {
        List<Section> sections = new ArrayList<>();
        AttendanceSheet sheet = attendances.of(registered);
        sections.add(Section.offForm("attendance", "考勤", null, "delivery/attendance",
                new Tab(sheet, page(registered, reader, Action.RECORD_TRAINING, "attendance"))));
        List<Inspection> visits = inspections.of(registered);
        sections.add(Section.offForm("inspections", "检查", visits.size(), "delivery/inspections",
                new Tab(new Inspected(visits, deliveries.seen(registered.number()).missed(), rectifications.of(registered.number())),
                        page(registered, reader, Action.INSPECT_CLASS, "inspections"), complaint(registered, visits, reader))));
        Videos.Records records = videos.of(registered);
        sections.add(Section.offForm("videos", "视频", records.videos().size(), "delivery/videos",
                new Tab(records, page(registered, reader, Action.RECORD_TRAINING, "videos"))));
        CallSample sample = calls.of(registered);
        boolean followsUp = classes.allows(reader, Action.SEE_FOLLOW_UP, registered);
        if (followsUp && !sample.calls().isEmpty()) {
            sections.add(Section.offForm("calls", "回访", sample.calls().size(), "delivery/calls",
                    new Tab(sample, page(registered, reader, Action.CALL_TRAINEES, "calls"), complaint(registered, sample, reader))));
        }
        String examPage = page(registered, reader, Action.RECORD_TRAINING, "exam");
        sections.add(Section.offForm("exam", "考核", null, "delivery/exam",
                examined(registered, examPage, patrols.possible(registered, reader) ? "/classes/" + registered.number() + "/patrol" : null,
                        followsUp ? warning(registered, sample) : null)));
        List<Certificates.Line> lines = certificates.of(registered);
        if (!lines.isEmpty()) {
            sections.add(Section.offForm("certificates", "证书", lines.size(), "delivery/certificates",
                    new Issued(registered.number(), lines, classes.allows(reader, Action.REVIEW_COMPLETION, registered)
                            && lines.stream().anyMatch(line -> !line.own()))));
        }
        return sections;
    }

    private String page(RegisteredClass registered, Actor reader, Action action, String name) {
        return registered.running() && classes.allows(reader, action, registered)
                ? "/classes/" + registered.number() + "/" + name : null;
    }

    /** By the last visit. */
    String complaint(RegisteredClass registered, List<Inspection> visits, Actor reader) {
        return complaints.of(Source.INSPECTION, registered, visits.isEmpty() ? null : visits.get(visits.size() - 1).topic(), reader);
    }

    String complaint(RegisteredClass registered, CallSample sample, Actor reader) {
        return complaints.of(Source.CALLBACK, registered, sample.topic(), reader);
    }

    /** A warning only: what a trainee says is not yet proven. */
    private static String warning(RegisteredClass registered, CallSample sample) {
        return registered.running() && sample.concerned() > 0 ? "电话回访中有" + sample.concerned()
                + "名学员反映被收费、被许诺补贴或者没有参加培训（第12条），认定结业以前请核实，见“回访”。" : null;
    }

    Examined examined(RegisteredClass registered, String page, String patrolPage, String warning) {
        ClassDelivery delivery = deliveries.seen(registered.number());
        Completion.Standing standing = completion.of(registered);
        List<Examined.Line> lines = standing.outcomes().stream().map(outcome -> new Examined.Line(
                outcome.trainee().position(), outcome.trainee().name(), outcome.trainee().maskedId(),
                outcome.attendance() == null ? "—" : outcome.attendance() + "%",
                outcome.result() == null ? "—" : dash(ExamResults.score(outcome.result().theory())),
                outcome.result() == null ? "—" : dash(ExamResults.score(outcome.result().practice())),
                outcome.result() == null ? "—" : outcome.result().outcome().label(), outcome.bar())).toList();
        RegisteredClass.FiledExam filed = registered.exam();
        boolean arranged = delivery.examRoute() != null;
        return new Examined(registered, arranged ? delivery.routeLabel() : filed.route() + NOT_YET,
                arranged ? delivery.examOn().toString() : filed.on() + NOT_YET, arranged ? delivery.examPlace() : filed.place() + NOT_YET,
                arranged ? early(registered, delivery) : null,
                delivery.patrol() == null ? null : delivery.patrol().label(), delivery.patrolItems(), delivery.patrolNote(),
                delivery.patrolledBy(), delivery.patrolOfficers(),
                delivery.patrolAt() == null ? null : delivery.patrolAt().toString().replace('T', ' '),
                examVideos.of(registered.number(), delivery.examOn()), arranged ? delivery.ownExam() : filed.own(), arrangements.changeable(registered), former.of(registered.number()),
                registered.running() ? standing.blocks() : List.of(), warning, lines,
                attachments.of(registered.number()).stream().filter(file -> file.kind().equals(ExamArrangements.QUESTIONS)).toList(), page, patrolPage);
    }

    private static String early(RegisteredClass registered, ClassDelivery delivery) {
        return !delivery.examOn().isBefore(registered.endsOn()) ? null : "考核日期" + delivery.examOn() + "早于变更后的结课日期" + registered.endsOn()
                + "，有课次在考核以后补上（第10、11条）。尚未考核的，请更改考核安排；已经考核的，由审核人决定是否退回重新考核。";
    }

    private static String dash(String text) {
        return text.isEmpty() ? "—" : text;
    }
}
