package org.peixun.projectlist;

import java.io.InputStream;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.peixun.roster.WorkbookTable;
import org.peixun.roster.WorkbookTables;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Workbooks being worked on, one a list: read, shown row by row, then taken over; one with faults is kept to be read until it is put away. */
@Component
class ProjectUploads {

    private static final String NONE = "没有正在核对的文件，可能已经导入或者被重新上传的文件替换。请核对清单，需要的重新上传。";

    /** @param imported whether its usable rows have been taken over */
    record Upload(String fileName, byte[] content, boolean imported) {

        String mark() {
            return WorkbookTables.mark(content);
        }
    }

    private record Read(Upload upload, WorkbookTable table, List<ProjectRow> rows, List<UploadView.RowFinding> findings) {}

    private final JdbcClient jdbc;
    private final ListChecks checks;
    private final Clock clock;

    ProjectUploads(JdbcClient jdbc, ListChecks checks, Clock clock) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.clock = clock;
    }

    /** @throws RequestRefused 400 when it cannot be read as a list of projects */
    void keep(String number, String givenName, InputStream content) {
        byte[] bytes = WorkbookTables.bytes(content, ProjectBook.NAME);
        ProjectBook.read(bytes);
        jdbc.sql("""
                INSERT INTO project_list_upload (number, file_name, content, uploaded_at) VALUES (:number, :name, :content, :now)
                ON CONFLICT (number) DO UPDATE SET file_name = excluded.file_name, content = excluded.content,
                    uploaded_at = excluded.uploaded_at, imported_at = NULL""")
                .param("number", number).param("name", fileName(givenName)).param("content", bytes)
                .param("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime(), Types.TIMESTAMP_WITH_TIMEZONE).update();
    }

    Optional<UploadView> view(ProjectList list) {
        return read(list).map(read -> {
            var takeover = new Takeover(list.draft(), usable(read));
            return new UploadView(read.upload().fileName(), read.table().sheet(), read.rows().size(), takeover.rows().size(), read.findings(),
                    read.table().notes(), takeover.replaced(), seen(read, takeover), read.upload().imported());
        });
    }

    byte[] annotated(ProjectList list) {
        Read read = read(list).orElseThrow(ProjectUploads::none);
        return ProjectBook.annotated(read.upload().content(), read.table(), read.findings());
    }

    /**
     * @param seen {@link UploadView#seen} of the page
     * @param all refuse when one row is in error
     * @return the rows to take over
     * @throws RequestRefused 409 when a colleague has uploaded another file since, or written in a project that it replaces
     */
    Takeover take(ProjectList list, String seen, boolean all) {
        Read read = read(list).filter(each -> !each.upload().imported()).orElseThrow(() -> RequestRefused.conflict(NONE));
        if (!seen.startsWith(read.upload().mark())) {
            throw RequestRefused.conflict("同事已重新上传文件“" + read.upload().fileName() + "”，内容与您核对过的不同，没有导入。请刷新页面，核对以后再导入。");
        }
        List<ProjectRow> good = usable(read);
        var takeover = new Takeover(list.draft(), good);
        if (!takeover.replaced().isEmpty() && !seen.equals(seen(read, takeover))) {
            throw RequestRefused.conflict("您打开本页以后，清单中与文件同名的项目已由同事或者在另一页面修改，为免覆盖，没有导入。"
                    + "请对照下面“导入后改动的内容”，核对以后再导入；不该覆盖的，在文件中改好后重新上传。");
        }
        if (good.isEmpty() || all && good.size() < read.rows().size()) {
            throw RequestRefused.badInput("文件中有" + (read.rows().size() - good.size()) + "行有误，没有导入。请下载标注后的文件改正后重新上传"
                    + (good.isEmpty() ? "。" : "，或者先导入可用的" + good.size() + "行。"));
        }
        return takeover;
    }

    private static String seen(Read read, Takeover takeover) {
        return read.upload().mark() + "/" + takeover.mark();
    }

    /** @param rest whether rows in error are left in it */
    void imported(String number, boolean rest) {
        if (!rest) {
            forget(number);
            return;
        }
        jdbc.sql("UPDATE project_list_upload SET imported_at = :now WHERE number = :number").param("number", number)
                .param("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime(), Types.TIMESTAMP_WITH_TIMEZONE).update();
    }

    void forget(String number) {
        jdbc.sql("DELETE FROM project_list_upload WHERE number = ?").param(number).update();
    }

    /**
     * @param mark of the file that the page showed
     * @throws RequestRefused 409 when a colleague has uploaded another one since
     */
    void giveUp(String number, String mark) {
        upload(number).filter(now -> !mark.startsWith(now.mark())).ifPresent(now -> {
            throw RequestRefused.conflict("同事已重新上传文件“" + now.fileName() + "”，没有放弃。请核对下面的结果，需要放弃的再次选择。");
        });
        forget(number);
    }

    /** @return name of the file that is neither imported nor given up */
    Optional<String> waiting(String number) {
        return upload(number).filter(each -> !each.imported()).map(Upload::fileName);
    }

    private Optional<Upload> upload(String number) {
        return jdbc.sql("SELECT file_name, content, imported_at IS NOT NULL AS imported FROM project_list_upload WHERE number = ?").param(number)
                .query(Upload.class).optional();
    }

    private Optional<Read> read(ProjectList list) {
        return upload(list.number()).map(upload -> {
            WorkbookTable table = ProjectBook.read(upload.content());
            List<ProjectRow> rows = table.lines().stream()
                    .map(line -> new ProjectRow("r" + line.number(), ProjectBook.values(line))).toList();
            List<UploadView.RowFinding> found = new ArrayList<>();
            for (ProjectFinding finding : ListRules.check(rows, checks.facts(list), row -> "第" + lineOf(row.key()) + "行")) {
                if (finding.row() != null) {
                    found.add(located(finding, table, rows));
                }
            }
            return new Read(upload, table, rows, found);
        });
    }

    private static UploadView.RowFinding located(ProjectFinding finding, WorkbookTable table, List<ProjectRow> rows) {
        int row = lineOf(finding.row());
        String name = rows.stream().filter(each -> each.key().equals(finding.row())).findFirst()
                .map(each -> each.value(ProjectField.NAME)).orElse("");
        return new UploadView.RowFinding(row, finding.field() == null ? null : table.ref(finding.field().label(), row), name, finding);
    }

    /** Of a row's key. */
    private static int lineOf(String key) {
        return Integer.parseInt(key.substring(1));
    }

    private static List<ProjectRow> usable(Read read) {
        Set<String> bad = new HashSet<>();
        read.findings().stream().filter(found -> found.finding().blocks()).forEach(found -> bad.add(found.finding().row()));
        return read.rows().stream().filter(row -> !bad.contains(row.key())).toList();
    }

    private static RequestRefused none() {
        return RequestRefused.notFound(NONE);
    }

    /** Some browsers send the whole path. */
    private static String fileName(String given) {
        String path = given == null ? "" : given.replaceAll("\\p{Cntrl}", "");
        String plain = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return plain.isBlank() ? "项目清单.xlsx" : plain.substring(Math.max(0, plain.length() - 200));
    }
}
