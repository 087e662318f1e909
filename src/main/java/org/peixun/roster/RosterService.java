package org.peixun.roster;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RosterService implements Rosters {

    private final Uploads uploads;
    private final StoredTrainees trainees;
    private final Enrolments enrolments;
    private final IdCorrections corrections;
    private final FindingMarks marks;
    private final HeldPersons persons;
    private final PolicyParameters parameters;
    private final Clock clock;

    RosterService(
            Uploads uploads, StoredTrainees trainees, Enrolments enrolments, IdCorrections corrections, FindingMarks marks,
            PolicyParameters parameters, Clock clock) {
        this.uploads = uploads;
        this.trainees = trainees;
        this.enrolments = enrolments;
        this.corrections = corrections;
        this.marks = marks;
        this.persons = new HeldPersons(enrolments);
        this.parameters = parameters;
        this.clock = clock;
    }

    @Override
    public Preview read(InputStream content, String fileName, RosterContext context) {
        byte[] bytes = bytes(content);
        CheckedRoster checked = check(bytes, context);
        return checked.preview(uploads.keep(context.caseNumber(), fileName, bytes));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Preview> preview(RosterContext context) {
        return uploads.of(context.caseNumber())
                .map(upload -> check(upload.content(), context).preview(upload));
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] annotated(RosterContext context) {
        Uploads.Upload upload = kept(context);
        CheckedRoster checked = check(upload.content(), context);
        return Annotation.of(upload.content(), checked.file(), checked.findings());
    }

    @Override
    public int accept(RosterContext context, Take take, String seen) {
        Uploads.Upload upload = kept(context);
        if (seen != null && !seen.equals(upload.mark())) {
            throw RequestRefused.conflict("您打开本页以后已上传另一份花名册（“" + upload.fileName() + "”），没有收下。请按本页列出的核对结果核对后再收下（第13条）。");
        }
        CheckedRoster checked = check(upload.content(), context);
        List<Candidate> usable = checked.usable();
        int inError = checked.rows().size() - usable.size();
        if (take == Take.ALL && inError > 0) {
            throw RequestRefused.badInput("花名册中有" + inError + "行有误。请改正后重新上传，或者选择先收下合格的" + usable.size() + "行。");
        }
        if (usable.isEmpty()) {
            throw RequestRefused.badInput("花名册中没有合格的行。请下载标注后的文件，改正后重新上传。");
        }
        int most = frame(context).policy().integer("class.maxSize");
        if (usable.size() > most) {
            throw RequestRefused.badInput("合格的学员共" + usable.size() + "人，超过每班" + most + "人的上限（"
                    + frame(context).policy().basis("class.maxSize") + "）。请分班申报。");
        }
        trainees.replaceDraft(context.caseNumber(), usable.stream().map(Candidate::trainee).toList());
        if (inError == 0) {
            uploads.forget(context.caseNumber());
        } else {
            uploads.accepted(context.caseNumber());
        }
        return usable.size();
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
        Frame frame = frame(context);
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
        Frame frame = frame(context);
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
        return Template.workbook(rows(caseNumber, submission, LocalDate.now(clock)));
    }

    private CheckedRoster check(byte[] content, RosterContext context) {
        Frame frame = frame(context);
        RosterFile file = WorkbookReader.read(content, frame.policy().integer("roster.maxRows"));
        List<Candidate> rows = file.lines().stream().map(line -> Candidate.of(line, file.columns(), frame.today())).toList();
        List<Finding> findings = RosterChecks.of(rows, () -> enrolments.others(rows, frame), frame);
        List<String> notes = new ArrayList<>(file.notes());
        if (!context.datesKnown()) {
            notes.add("尚未填写开班和结业日期，年龄、班期重叠和年度次数在填写后核验。");
        }
        if (!context.occupationKnown()) {
            notes.add("尚未选择职业（工种）和等级，是否重复参加培训在选择后核验。");
        }
        return new CheckedRoster(file, rows, findings, notes);
    }

    private List<Candidate> rows(String caseNumber, int submission, LocalDate today) {
        return trainees.of(caseNumber, submission).stream().map(trainee -> Candidate.of(trainee, today)).toList();
    }

    private Frame frame(RosterContext context) {
        LocalDate today = LocalDate.now(clock);
        LocalDate inForce = context.startsOn() == null ? today : context.startsOn();
        return new Frame(context, parameters.at(inForce, context.jurisdiction()), today);
    }

    private Uploads.Upload kept(RosterContext context) {
        return uploads.of(context.caseNumber())
                .orElseThrow(() -> RequestRefused.notFound("没有找到待核验的花名册文件。请先上传花名册（*.xlsx）。"));
    }

    private static byte[] bytes(InputStream content) {
        try {
            return WorkbookGuard.bytes(content);
        } catch (IOException e) {
            throw RequestRefused.badInput("文件没有完整上传，可能是网络中断。请重新上传。");
        }
    }
}
