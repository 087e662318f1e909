package org.peixun.roster;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Workbooks under the rules: kept as they came, checked anew each time they are looked at, taken over as the draft's roster. */
@Component
class UploadedRosters {

    private final Uploads uploads;
    private final StoredTrainees trainees;
    private final Enrolments enrolments;
    private final Frames frames;

    UploadedRosters(Uploads uploads, StoredTrainees trainees, Enrolments enrolments, Frames frames) {
        this.uploads = uploads;
        this.trainees = trainees;
        this.enrolments = enrolments;
        this.frames = frames;
    }

    Preview read(InputStream content, String fileName, RosterContext context) {
        byte[] bytes = bytes(content);
        CheckedRoster checked = check(bytes, frames.of(context));
        return checked.preview(uploads.keep(context.caseNumber(), fileName, bytes));
    }

    Optional<Preview> preview(RosterContext context) {
        return uploads.of(context.caseNumber())
                .map(upload -> check(upload.content(), frames.of(context)).preview(upload));
    }

    byte[] annotated(RosterContext context) {
        Uploads.Upload upload = kept(context);
        CheckedRoster checked = check(upload.content(), frames.of(context));
        return Annotation.of(upload.content(), checked.file(), checked.findings());
    }

    int accept(RosterContext context, Rosters.Take take, String seen) {
        Uploads.Upload upload = kept(context);
        if (seen != null && !seen.equals(upload.mark())) {
            throw RequestRefused.conflict("您打开本页以后已上传另一份花名册（“" + upload.fileName() + "”），没有收下。请按本页列出的核对结果核对后再收下（第13条）。");
        }
        Frame frame = frames.of(context);
        CheckedRoster checked = check(upload.content(), frame);
        List<Candidate> usable = checked.usable();
        int inError = checked.rows().size() - usable.size();
        checkAcceptable(usable.size(), inError, take, frame);
        trainees.replaceDraft(context.caseNumber(), usable.stream().map(Candidate::trainee).toList());
        if (inError == 0) {
            uploads.forget(context.caseNumber());
        } else {
            uploads.accepted(context.caseNumber());
        }
        return usable.size();
    }

    private static void checkAcceptable(int usable, int inError, Rosters.Take take, Frame frame) {
        if (take == Rosters.Take.ALL && inError > 0) {
            throw RequestRefused.badInput("花名册中有" + inError + "行有误。请改正后重新上传，或者选择先收下合格的" + usable + "行。");
        }
        if (usable == 0) {
            throw RequestRefused.badInput("花名册中没有合格的行。请下载标注后的文件，改正后重新上传。");
        }
        int most = frame.policy().integer("class.maxSize");
        if (usable > most) {
            throw RequestRefused.badInput("合格的学员共" + usable + "人，超过每班" + most + "人的上限（"
                    + frame.policy().basis("class.maxSize") + "）。请分班申报。");
        }
    }

    private CheckedRoster check(byte[] content, Frame frame) {
        RosterFile file = WorkbookReader.read(content, frame.policy().integer("roster.maxRows"));
        List<Candidate> rows = file.lines().stream().map(line -> Candidate.of(line, file.columns(), frame.today())).toList();
        List<Finding> findings = RosterChecks.of(rows, () -> enrolments.others(rows, frame), frame);
        List<String> notes = new ArrayList<>(file.notes());
        if (!frame.context().datesKnown()) {
            notes.add("尚未填写开班和结业日期，年龄、班期重叠和年度次数在填写后核验。");
        }
        if (!frame.context().occupationKnown()) {
            notes.add("尚未选择职业（工种）和等级，是否重复参加培训在选择后核验。");
        }
        return new CheckedRoster(file, rows, findings, notes);
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
