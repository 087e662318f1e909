package org.peixun.roster;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RosterService implements Rosters {

    private final UploadedRosters uploaded;
    private final Uploads uploads;
    private final StoredTrainees trainees;
    private final Enrolments enrolments;
    private final IdCorrections corrections;
    private final FindingMarks marks;
    private final HeldPersons persons;
    private final Frames frames;

    RosterService(
            UploadedRosters uploaded, Uploads uploads, StoredTrainees trainees, Enrolments enrolments, IdCorrections corrections,
            FindingMarks marks, Frames frames) {
        this.uploaded = uploaded;
        this.uploads = uploads;
        this.trainees = trainees;
        this.enrolments = enrolments;
        this.corrections = corrections;
        this.marks = marks;
        this.persons = new HeldPersons(enrolments);
        this.frames = frames;
    }

    @Override
    public Preview read(InputStream content, String fileName, RosterContext context) {
        return uploaded.read(content, fileName, context);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Preview> preview(RosterContext context) {
        return uploaded.preview(context);
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] annotated(RosterContext context) {
        return uploaded.annotated(context);
    }

    @Override
    public int accept(RosterContext context, Take take, String seen) {
        return uploaded.accept(context, take, seen);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean uploadWaits(String caseNumber) {
        return uploads.waits(caseNumber);
    }

    @Override
    public void giveUpUpload(String caseNumber) {
        uploads.forget(caseNumber);
    }

    @Override
    public void store(String caseNumber, List<NewTrainee> given) {
        trainees.replaceDraft(caseNumber, given);
    }

    @Override
    @Transactional(readOnly = true)
    public TraineeTable trainees(String caseNumber) {
        return trainees(caseNumber, StoredTrainees.DRAFT);
    }

    @Override
    @Transactional(readOnly = true)
    public TraineeTable trainees(String caseNumber, int submission) {
        return new TraineeTable(trainees.of(caseNumber, submission).stream().map(Shown::trainee).toList());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> recheck(RosterContext context) {
        Frame frame = frames.of(context);
        List<Candidate> rows = rows(context.caseNumber(), StoredTrainees.DRAFT, frame.today());
        List<Finding> findings = RosterChecks.of(rows, () -> persons.othersOfDraft(rows, frame), frame);
        List<Finding> marked = marks.on(findings, rows, context.caseNumber());
        return uploads.waits(context.caseNumber())
                ? Stream.concat(Stream.of(uploads.of(context.caseNumber()).isPresent() ? RosterChecks.UPLOAD_WAITS : RosterChecks.UPLOAD_ERASED),
                        marked.stream()).toList() : marked;
    }

    @Override
    public void submitted(String caseNumber, int submission) {
        trainees.copy(caseNumber, StoredTrainees.DRAFT, submission);
        uploads.forget(caseNumber);
    }

    @Override
    public void restore(String caseNumber, int submission) {
        trainees.delete(caseNumber, StoredTrainees.DRAFT);
        trainees.copy(caseNumber, submission, StoredTrainees.DRAFT);
        uploads.forget(caseNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public RosterChanges changes(String caseNumber, int earlier) {
        return changes(caseNumber, earlier, StoredTrainees.DRAFT);
    }

    @Override
    @Transactional(readOnly = true)
    public RosterChanges changes(String caseNumber, int earlier, int later) {
        return Comparison.of(trainees.of(caseNumber, earlier), trainees.of(caseNumber, later));
    }

    @Override
    public Map<String, String> correct(String caseNumber, int earlier, int later) {
        return corrections.keep(caseNumber, later, Comparison.corrected(trainees.of(caseNumber, earlier), trainees.of(caseNumber, later)));
    }

    @Override
    public void enrol(RosterContext context, int submission) {
        persons.refuseOthers(context, submission, () -> against(context, submission));
        enrolments.delete(context.caseNumber());
        enrolments.add(context, submission);
    }

    @Override
    public void enrolNew(RosterContext context) {
        persons.refuseOthers(context, DRAFT, () -> against(context, DRAFT));
        enrolments.add(context, DRAFT);
    }

    private List<Finding> against(RosterContext context, int submission) {
        Frame frame = frames.of(context);
        List<Candidate> rows = rows(context.caseNumber(), submission, frame.today());
        return RosterChecks.ofOtherClasses(rows, enrolments.others(rows, frame), frame);
    }

    @Override
    public void hold(String caseNumber, int submission) {
        persons.hold(caseNumber, submission);
    }

    @Override
    @Transactional(readOnly = true)
    public int size(String caseNumber) {
        return trainees.size(caseNumber);
    }

    @Override
    public void release(String caseNumber) {
        enrolments.release(caseNumber);
    }

    @Override
    public void subsidisedOnly(String caseNumber, Set<String> persons) {
        enrolments.subsidisedOnly(caseNumber, persons);
    }

    @Override
    public void discard(String caseNumber) {
        uploads.forget(caseNumber);
        trainees.deleteAll(caseNumber);
        enrolments.delete(caseNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Enrolled> enrolled(String caseNumber) {
        return trainees.enrolled(caseNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Integer> firstIn(String caseNumber, Collection<Integer> submissions) {
        return trainees.firstIn(caseNumber, submissions);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> phone(String caseNumber, String person) {
        return trainees.phone(caseNumber, person);
    }

    @Override
    public byte[] template() {
        return Template.workbook();
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] export(String caseNumber, int submission) {
        return Export.workbook(trainees(caseNumber, submission));
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] filled(String caseNumber, int submission) {
        return Template.workbook(rows(caseNumber, submission, frames.today()));
    }

    private List<Candidate> rows(String caseNumber, int submission, LocalDate today) {
        return trainees.of(caseNumber, submission).stream().map(trainee -> Candidate.of(trainee, today)).toList();
    }
}
