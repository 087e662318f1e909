package org.peixun.delivery;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.peixun.attachment.Attachments;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.classfiling.StartCorrections;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.roster.Worksheets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of a running class show and do; each call checks the person's right to that class. */
@Component
@Transactional
public class ClassWork {

    static final String PHOTOS = "检查照片";
    private static final String PROOF = "课次例外的证明材料";

    /** Choices of the inspection page. */
    public record Inspecting(
            RegisteredClass registered, List<Inspection> inspections, List<Rectification> orders, List<People.Person> officers,
            Map<String, String> findings, Map<String, String> verdicts, List<Attachments.Attachment> photos,
            List<LessonException> exceptions, List<Attachments.Attachment> proofs, String complaint, String notOrdering) {}

    /** @param closed why nothing can be changed, or {@code null} */
    public record Attending(RegisteredClass registered, AttendanceSheet sheet, String closed) {}

    /** @param closed why nothing can be withdrawn, or {@code null} @param notAsking why it cannot be asked to be kept secret, or {@code null} */
    public record Recording(RegisteredClass registered, Videos.Records records, String closed, String notAsking) {}

    /** Why nothing can be changed, and why nothing can be recorded of the exam yet; {@code null}: it can. */
    public record ExamBars(String closed, String notHeld) {}

    /** @param complaint where what was said is registered, or {@code null} */
    public record Calling(RegisteredClass registered, CallSample sample, String complaint) {}

    /** Choices of the page on which a patrol is put right. */
    public record Patrolling(PatrolCorrections.Standing standing, Map<String, String> items, Map<String, String> verdicts) {}

    /** @param correctable this reader may correct numbers */
    public record Issued(Certificates.Printed printed, List<CertificateCorrections.Correction> corrections, boolean correctable) {}

    private final Classes classes;
    private final Attendances attendances;
    private final Videos videos;
    private final LessonExceptions exceptions;
    private final StartCorrections starts;
    private final Inspections inspections;
    private final InspectionEntry entry;
    private final Inspectors inspectors;
    private final Rectifications rectifications;
    private final FollowUpCalls calls;
    private final ExamArrangements arrangements;
    private final PatrolCorrections patrols;
    private final ExamVideos examVideos;
    private final ExamResults results;
    private final Certificates certificates;
    private final CertificateCorrections corrections;
    private final SheetImports imports;
    private final DeliverySections sections;
    private final Attachments attachments;

    ClassWork(
            Classes classes, Attendances attendances, Videos videos, LessonExceptions exceptions, StartCorrections starts, Inspections inspections,
            InspectionEntry entry, Inspectors inspectors, Rectifications rectifications, FollowUpCalls calls, ExamArrangements arrangements, PatrolCorrections patrols, ExamVideos examVideos, ExamResults results,
            Certificates certificates, CertificateCorrections corrections, SheetImports imports, DeliverySections sections, Attachments attachments) {
        this.classes = classes;
        this.attendances = attendances;
        this.videos = videos;
        this.exceptions = exceptions;
        this.starts = starts;
        this.inspections = inspections;
        this.entry = entry;
        this.inspectors = inspectors;
        this.rectifications = rectifications;
        this.calls = calls;
        this.arrangements = arrangements;
        this.patrols = patrols;
        this.examVideos = examVideos;
        this.results = results;
        this.certificates = certificates;
        this.corrections = corrections;
        this.imports = imports;
        this.sections = sections;
        this.attachments = attachments;
    }

    public Attending attending(String number, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.RECORD_TRAINING, actor);
        return new Attending(registered, attendances.of(registered), classes.closed(registered));
    }

    public byte[] attendanceTemplate(String number, Actor actor) {
        return attendances.template(number, actor);
    }

    /** @param reason why what is kept is changed; may be empty */
    public SheetImports.Taken takeAttendance(String number, String fileName, InputStream content, String reason, Actor actor) {
        classes.checkCorrectable(classes.get(number, Action.RECORD_TRAINING, actor));
        return imports.take(number, "attendance", "考勤表", fileName, content, sheet -> attendances.take(number, sheet, reason, actor));
    }

    public void correctAttendance(String number, int position, int session, String mark, String reason, Actor actor) {
        attendances.correct(number, position, session, mark, reason, actor);
    }

    /** @param kind attendance or results */
    public Worksheets.Returned returned(String number, String kind, Actor actor) {
        classes.get(number, Action.RECORD_TRAINING, actor);
        return imports.returned(number, kind);
    }

    public Recording recording(String number, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.RECORD_TRAINING, actor);
        return new Recording(registered, videos.of(registered), classes.closed(registered), videos.notAsking(registered));
    }

    public void addVideo(String number, Videos.Typed typed, Actor actor) {
        videos.add(number, typed, actor);
    }

    public void withdrawVideo(String number, String video, String reason, Actor actor) {
        videos.withdraw(number, video, reason, actor);
    }

    public void askSecrecy(String number, String reason, Actor actor) {
        videos.askSecrecy(number, reason, actor);
    }

    public Inspecting inspecting(String number, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.INSPECT_CLASS, actor);
        List<Attachments.Attachment> files = attachments.of(number);
        List<Inspection> visits = inspections.of(registered);
        String notOrdering = rectifications.notOrdering(registered);
        return new Inspecting(registered, visits, rectifications.of(number), inspectors.of(registered),
                InspectionFinding.options(), InspectionVerdict.options(notOrdering == null), files.stream().filter(file -> file.kind().equals(PHOTOS)).toList(),
                exceptions.of(number), files.stream().filter(file -> file.kind().equals(PROOF)).toList(),
                sections.complaint(registered, visits, actor), notOrdering);
    }

    public void inspect(String number, Inspections.Typed typed, Actor actor) {
        entry.enter(number, typed, actor, null);
    }

    public void addPhoto(String number, String fileName, InputStream content, Actor actor) {
        classes.running(number, Action.INSPECT_CLASS, actor);
        attachments.store(number, PHOTOS, fileName, content, actor);
    }

    /** @param proof {@code null} when there is none */
    public void exceptLesson(String number, String lesson, String kind, String reason, String fileName, InputStream proof, Actor actor) {
        exceptions.record(number, new LessonExceptions.Typed(lesson, kind, reason), actor);
        if (proof != null) {
            attachments.store(number, PROOF, fileName, proof, actor);
        }
    }

    public void correctStart(String number, String startedOn, String reason, Actor actor) {
        starts.correct(number, startedOn, reason, actor);
    }

    public Calling calling(String number, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.CALL_TRAINEES, actor);
        CallSample sample = calls.of(registered);
        return new Calling(registered, sample, sections.complaint(registered, sample, actor));
    }

    /** @param shown what the page showed of them */
    public void answer(String number, Map<Integer, CallAnswers> answers, Map<Integer, String> shown, Actor actor) {
        calls.answer(number, answers, shown, actor);
    }

    public String phone(String number, int position, Actor actor) {
        return calls.phone(number, position, actor);
    }

    public DeliverySections.Examined examined(String number, Actor actor) {
        return sections.examined(classes.get(number, Action.RECORD_TRAINING, actor), null, null, null);
    }

    public ExamBars examBars(String number, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.RECORD_TRAINING, actor);
        return new ExamBars(classes.closed(registered), arrangements.notHeld(registered));
    }

    public byte[] resultsTemplate(String number, Actor actor) {
        return results.template(number, actor);
    }

    /** @param reason why what is kept is changed; may be empty */
    public SheetImports.Taken takeResults(String number, String fileName, InputStream content, String reason, Actor actor) {
        classes.checkCorrectable(classes.get(number, Action.RECORD_TRAINING, actor));
        return imports.take(number, "results", "考核结果表", fileName, content, sheet -> results.take(number, sheet, reason, actor));
    }

    public void addQuestions(String number, String fileName, InputStream content, Actor actor) {
        arrangements.addQuestions(number, fileName, content, actor);
    }

    public void addExamVideo(String number, ExamVideos.Typed typed, Actor actor) {
        examVideos.add(number, typed, actor);
    }

    public void withdrawExamVideo(String number, String video, String reason, Actor actor) {
        examVideos.withdraw(number, video, reason, actor);
    }

    /** @param seen what the page showed; empty = it does not say */
    public void changeExam(String number, String examOn, String examPlace, boolean fullVideo, String seen, Actor actor) {
        arrangements.change(number, new ExamArrangements.Typed(null, examOn, examPlace, fullVideo), seen, actor);
    }

    public Patrolling patrolling(String number, Actor actor) {
        return new Patrolling(patrols.of(number, actor), Exams.ITEMS, Exams.verdicts());
    }

    /** @param seen mark of the record that the page showed; empty = it does not say */
    public void correctPatrol(String number, Exams.Typed typed, String seen, String reason, Actor actor) {
        patrols.correct(number, typed, seen, reason, actor);
    }

    public Certificates.Printed certificates(String number, Actor actor) {
        return certificates.printed(number, actor);
    }

    /** The same with what was corrected. */
    public Issued issued(String number, Actor actor) {
        Certificates.Printed printed = certificates.printed(number, actor);
        return new Issued(printed, corrections.of(printed), corrections.correctable(printed, actor));
    }

    public void correctCertificates(String number, String lines, String reason, Actor actor) {
        corrections.correct(number, lines, reason, actor);
    }

    public byte[] certificateSheet(String number, Actor actor) {
        return certificates.export(number, actor);
    }
}
