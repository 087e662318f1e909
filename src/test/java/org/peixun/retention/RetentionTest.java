package org.peixun.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.peixun.IntegrationTest;
import org.peixun.Plans;
import org.peixun.TimeMachine;
import org.peixun.attachment.Attachments;
import org.peixun.audit.AuditTrail;
import org.peixun.audit.AuditVerification;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingScenario;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.policy.PolicySheet;
import org.peixun.protection.Dump;
import org.peixun.protection.FieldCipher;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.SuspensionScenario;
import org.peixun.suspension.Suspensions;
import org.peixun.web.PageAssertions;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("保存期限和本人的请求")
class RetentionTest {

    private static final Actor CITY_MANAGER = actor(Role.CITY_MANAGER, "371500");
    private static final UUID LARGE = UUID.randomUUID();
    private static final String REASON = "本人5月6日到窗口提出，已核对身份证原件。";

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired SuspensionScenario suspensionScenario;
    @Autowired Suspensions suspensions;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired Rosters rosters;
    @Autowired Attachments attachments;
    @Autowired PersonRequests requests;
    @Autowired RetentionSweep sweep;
    @Autowired List<Expiring> expiring;
    @Autowired ClosedCases cases;
    @Autowired CaseArchives archives;
    @Autowired ArchivePieces pieces;
    @Autowired TablePruning pruning;
    @Autowired NightFaults faults;
    @Autowired AuditTrail audit;
    @Autowired TransactionTemplate transaction;
    @Autowired AuditVerification verification;
    @Autowired FieldCipher cipher;
    @Autowired TimeMachine.Mover time;
    @Autowired PolicySheet policy;
    @Autowired Clock clock;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;
    @Autowired Plans plans;

    private FilingScenario.Draft filing;
    private String idNumber;
    private String person;

    @BeforeEach
    void submitted() {
        filing = scenario.submitted();
        var row = jdbc.sql("SELECT id_number, person_index FROM roster_trainee WHERE case_number = ? ORDER BY row_no LIMIT 1")
                .param(filing.number()).query().singleRow();
        person = (String) row.get("person_index");
        idNumber = cipher.decrypt((String) row.get("id_number"), "roster_trainee.id_number/" + filing.number());
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    private void ended() {
        runAs(filing.applicant(), () -> filings.withdraw(filing.number(), "企业生产任务调整", filing.applicant()));
    }

    private void inYears(int years, int days) {
        time.set(TimeMachine.START.plusYears(years).plusDays(days));
    }

    /** Where the person's index, the person's number or whatever is encrypted for the filing still stands. */
    private TreeSet<String> traces() throws Exception {
        var found = new TreeSet<String>();
        try (var connection = database.getConnection()) {
            Dump.read(connection, (column, text) -> {
                if (text.contains(person) || text.contains(idNumber)) {
                    found.add(column);
                }
            });
        }
        return found;
    }

    private List<String> audited(String action) {
        return jdbc.sql("SELECT summary FROM audit_entry WHERE action = ? AND (case_number = ? OR case_number IS NULL) ORDER BY seq DESC")
                .params("retention." + action, filing.number()).query(String.class).list();
    }

    @Test
    @DisplayName("本人的副本（第45条）：花名册中的全部内容，工作簿可以打开，号码完整；事由和遮盖的号码记入审计")
    void copy() throws Exception {
        jdbc.sql("UPDATE roster_trainee SET employer = '某公司', credit_code = '9144030071526726XG' WHERE case_number = ? AND person_index = ?")
                .params(filing.number(), person).update();
        byte[] book = mvc.perform(post("/personal-data/copy").with(signedInAs(CITY_MANAGER)).with(csrf())
                        .param("idNumber", idNumber).param("reason", REASON))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        var texts = new TreeMap<String, String>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            workbook.getSheetAt(0).forEach(row -> texts.put(row.getCell(3).getStringCellValue(), row.getCell(1).getStringCellValue() + " " + row.getCell(4).getStringCellValue()));
        }
        assertThat(texts).containsEntry("公民身份号码", filing.number() + " " + idNumber).containsKeys("姓名", "联系电话", "人员类别")
                .containsEntry("单位统一社会信用代码", filing.number() + " 9144030071526726XG");
        assertThat(audited("personCopied").get(0)).contains(REASON).doesNotContain(idNumber);
    }

    @Test
    @DisplayName("没有事由、号码不对的退回并说明；市级负责人以外的人没有这个权限")
    void refused() throws Exception {
        String page = mvc.perform(post("/personal-data/copy").with(signedInAs(CITY_MANAGER)).with(csrf())
                        .param("idNumber", idNumber).param("reason", "要"))
                .andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        assertThat(page).contains("事由：须写明").contains("现有1字");
        String both = mvc.perform(post("/personal-data/rulings").with(signedInAs(CITY_MANAGER)).with(csrf()).param("idNumber", "123"))
                .andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString();
        assertThat(both).contains("公民身份号码：", "现为3位", "事由：须写明", "value=\"123\"");
        mvc.perform(post("/personal-data/erasure").with(signedInAs(CITY_MANAGER)).with(csrf()).param("idNumber", "123").param("reason", REASON))
                .andExpect(status().isBadRequest());
        for (Role role : List.of(Role.SECURITY_ADMIN, Role.AUDITOR, Role.SYSTEM_ADMIN, Role.CITY_CLERK)) {
            assertThatThrownBy(() -> requests.copy(idNumber, REASON, actor(role, "371500"))).isInstanceOf(RequestRefused.class);
        }
    }

    @Test
    @DisplayName("删除请求（第47条）：正在办理的、期限未满的保存，说明期限和依据，什么也不删")
    void keptWithReason() {
        assertThat(requests.erase(idNumber, REASON, CITY_MANAGER)).singleElement().satisfies(ruling -> {
            assertThat(ruling.erased()).isFalse();
            assertThat(ruling.reason()).contains("正在办理", "第13条");
        });
        ended();
        inYears(10, 0);
        assertThat(requests.erase(idNumber, REASON, CITY_MANAGER)).singleElement().satisfies(ruling -> {
            assertThat(ruling.erased()).isFalse();
            assertThat(ruling.reason()).contains("2036-05-06", "国家档案局令第8号");
        });
        assertThat(requests.copy(idNumber, REASON, CITY_MANAGER).items()).isNotEmpty();
        assertThat(audited("personErased").get(0)).contains("删除0件，依法保存1件");
    }

    @Test
    @DisplayName("期限届满的删除：库中再没有此人的痕迹，别人的都在，审计链完好；页面先列出再删")
    void erasedAfterTerm(CapturedOutput output) throws Exception {
        ended();
        inYears(10, 1);
        int others = count("roster_trainee");
        ((Logger) LoggerFactory.getLogger(PersonRequests.class)).setLevel(Level.INFO); // as outside the tests
        String preview = page("/personal-data/rulings");
        PageAssertions.assertPolite(preview);
        assertThat(preview).contains("可以删除", "届满（个人信息保护法第47条第2项）", "data-confirm=\"删除" + idNumber);
        assertThat(audited("personLookedUp").get(0)).contains(REASON, "共1件").doesNotContain(idNumber);
        assertThat(traces()).contains("public.roster_trainee.person_index");
        assertThat(page("/personal-data/erasure")).contains("已删除");
        assertThat(traces()).isEmpty();
        assertThat(count("roster_trainee")).isBetween(1, others - 1);
        assertThat(requests.copy(idNumber, REASON, CITY_MANAGER).items()).isEmpty();
        assertThat(output).as("备份恢复以后凭以核对").contains("处理删除请求，删除：" + filing.number()).doesNotContain(idNumber, person);
        assertThat(verification.verify()).allMatch(AuditVerification.Result::intact);
        mvc.perform(get("/cases/" + filing.number()).with(signedInAs(filing.applicant()))).andExpect(status().isOk());
    }

    @Test
    @DisplayName("尚未报送的草稿，没有保存的依据，随时可以删除")
    void draftErased() {
        var draft = scenario.aValidDraft();
        var row = jdbc.sql("SELECT id_number FROM roster_trainee WHERE case_number = ? ORDER BY row_no LIMIT 1").param(draft.number()).query(String.class).single();
        String id = cipher.decrypt(row, "roster_trainee.id_number/" + draft.number());
        assertThat(requests.erase(id, REASON, CITY_MANAGER)).singleElement().satisfies(ruling -> assertThat(ruling.erased()).isTrue());
        assertThat(requests.copy(id, REASON, CITY_MANAGER).items()).isEmpty();
    }

    @Test
    @DisplayName("草稿中删除一人：上传后没有收下的花名册也删除，但须重新上传才能报送，不会悄悄报送以前的；经过中写明须核对，其中没有此人")
    void waitingUploadErased() {
        var draft = scenario.aValidDraft();
        var row = jdbc.sql("SELECT id_number, name FROM roster_trainee WHERE case_number = ? ORDER BY row_no LIMIT 1").param(draft.number()).query().singleRow();
        String id = cipher.decrypt((String) row.get("id_number"), "roster_trainee.id_number/" + draft.number());
        jdbc.sql("INSERT INTO roster_upload (case_number, file_name, content, uploaded_at) VALUES (?, '某人.xlsx', 'x'::bytea, now())").param(draft.number()).update();
        requests.erase(id, REASON, CITY_MANAGER);
        assertThat(filings.view(draft.number(), draft.applicant()).report().blocks()).extracting(finding -> finding.message())
                .anyMatch(message -> message.contains("有依法删除的个人信息"));
        assertThat(jdbc.sql("SELECT length(content) || file_name FROM roster_upload WHERE case_number = ?").param(draft.number()).query(String.class).single())
                .isEqualTo("0已删除.xlsx");
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ?").param(draft.number()).query(String.class).list())
                .singleElement().asString().contains("请核对花名册").doesNotContain((String) row.get("name"));
    }

    @Test
    @DisplayName("办结180日以后自动归档：一个文件，页面、数据和附件齐全，摘要相符，只归一次；没有学员的号码")
    void archived() throws Exception {
        ended();
        inYears(0, 179);
        sweep.sweep();
        assertThat(audited("archived")).isEmpty();
        inYears(0, 181);
        sweep.sweep();
        sweep.sweep();
        assertThat(audited("archived")).hasSize(1);
        byte[] zip = mvc.perform(get("/archives/" + filing.number()).with(signedInAs(CITY_MANAGER)))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        assertThat(audited("archived").get(0)).contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip)));
        Map<String, String> files = new TreeMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.keySet()).contains("案卷.html", "案卷.json").anyMatch(name -> name.startsWith("附件/01-"));
        assertThat(files.get("案卷.html")).contains(filing.number(), "企业生产任务调整").doesNotContain(idNumber);
        assertThat(jdbc.sql("SELECT keep_until::text FROM case_archive WHERE number = ?").param(filing.number()).query(String.class).single()).isEqualTo("2056-05-06");
        mvc.perform(get("/archives/" + filing.number()).with(signedInAs(actor(Role.COUNTY_MANAGER, "371525")))).andExpect(status().isNotFound());
        mvc.perform(get("/archives/" + filing.number()).with(signedInAs(actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY)))).andExpect(status().isOk());
    }

    private static String next(ZipInputStream in) {
        try {
            ZipEntry entry = in.getNextEntry();
            return entry == null ? null : entry.getName() + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("归档以后又纠正了决定：再满180日另归一份，下载的是它；第一份照旧保存，不再归第三份")
    void archivedAgain() throws Exception {
        var opened = suspensionScenario.toDecision("GRAVE", StandingReason.FALSE_MATERIAL);
        suspensionScenario.decide(opened, "remove", Map.of());
        time.passTo(TimeMachine.START.plusDays(63)); // the time for objections is over: the case is closed
        inYears(1, 0);
        sweep.sweep();
        String versions = "SELECT sha256 FROM case_archive_version WHERE number = ? ORDER BY nth";
        String first = jdbc.sql(versions).param(opened.number()).query(String.class).single();
        inYears(1, 1);
        runAs(CITY_MANAGER, () -> suspensions.correct(opened.number(), "复议决定撤销", "聊政复决字〔2027〕9号", CITY_MANAGER));
        inYears(1, 180);
        sweep.sweep();
        assertThat(jdbc.sql(versions).param(opened.number()).query(String.class).list()).containsExactly(first);
        inYears(1, 182);
        sweep.sweep();
        sweep.sweep();
        byte[] zip = mvc.perform(get("/archives/" + opened.number()).with(signedInAs(CITY_MANAGER)))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        assertThat(jdbc.sql(versions).param(opened.number()).query(String.class).list())
                .containsExactly(first, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip)));
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            in.getNextEntry();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("聊政复决字〔2027〕9号");
            List<String> files = Stream.generate(() -> next(in)).takeWhile(Objects::nonNull).toList();
            assertThat(files).as("出具的文书都在，不靠本系统也能看").anyMatch(file -> file.startsWith("文书/01-暂停承训资格决定书（" + opened.number() + "）.html"))
                    .anyMatch(file -> file.startsWith("文书/02-陈述申辩告知书"))
                    .anyMatch(file -> file.startsWith("文书/03-处理决定书") && file.contains("<style>") && file.contains("将你单位移出机构目录") && !file.contains("letter:"));
        }
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM case_archive_later WHERE number = ?").param(opened.number()).update()).hasStackTraceContaining("permission denied");
    }

    @Test
    @DisplayName("归档以后，案件页上有权查看归档案卷的人看得到下载链接，经办、机构和归档以前看不到；每次下载记入审计")
    void linkedOnTheCasePage() throws Exception {
        ended();
        Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);
        assertThat(casePage(manager)).doesNotContain("归档案卷");
        inYears(1, 0);
        sweep.sweep();
        for (Actor reader : List.of(manager, CITY_MANAGER, actor(Role.CITY_CLERK, "371500"))) {
            assertThat(casePage(reader)).contains("归档案卷", "href=\"/archives/");
        }
        for (Actor reader : List.of(actor(Role.COUNTY_CLERK, FilingScenario.COUNTY), filing.applicant())) {
            assertThat(casePage(reader)).doesNotContain("归档案卷");
        }
        mvc.perform(get("/archives/" + filing.number()).with(signedInAs(manager))).andExpect(status().isOk());
        assertThat(audited("archiveTaken")).hasSize(1);
        assertThat(verification.verify()).allMatch(AuditVerification.Result::intact);
    }

    private String casePage(Actor reader) throws Exception {
        return mvc.perform(get("/cases/" + filing.number()).with(signedInAs(reader))).andExpect(status().isOk()).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("期限届满自动删除学员个人信息，归档的案卷不变，记入审计；未满的一天也不提前")
    void expires() throws Exception {
        ended();
        inYears(10, 0);
        sweep.sweep();
        assertThat(traces()).isNotEmpty();
        String archive = jdbc.sql("SELECT sha256 FROM case_archive WHERE number = ?").param(filing.number()).query(String.class).single();
        inYears(10, 1);
        sweep.sweep();
        assertThat(traces()).isEmpty();
        assertThat(audited("expired")).containsExactlyInAnyOrder("保存期限届满，删除学员个人信息10人。", "保存期限届满，删除班期负责人电话1人。");
        assertThat(stored()).isEqualTo(archive);
        assertThat(verification.verify()).allMatch(AuditVerification.Result::intact);
    }

    @Test
    @DisplayName("保存期限缩短，已经办结的仍按办结时的期限保存；系统管理员不能调整保存期限")
    void shortenedForLaterOnesOnly() throws Exception {
        ended();
        inYears(8, 0);
        var wish = new PolicySheet.Wish("retention.traineeYears", "", "1", false, LocalDate.now(clock), "压缩保存期限");
        assertThatThrownBy(() -> policy.change(wish, actor(Role.SYSTEM_ADMIN, "371500"))).isInstanceOf(RequestRefused.class);
        policy.change(wish, CITY_MANAGER);
        sweep.sweep();
        assertThat(traces()).as("ended while it was ten years").isNotEmpty();
        inYears(10, 1);
        sweep.sweep();
        assertThat(traces()).isEmpty();
    }

    private String stored() throws Exception {
        try (var content = pieces.read(filing.number(), 1)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes()));
        }
    }

    @Test
    @DisplayName("大的案卷分段存、分段取，一字节不差，摘要相符")
    void inPieces() throws Exception {
        byte[] large = new byte[ArchivePieces.SIZE + 100_000];
        new Random(7).nextBytes(large);
        jdbc.sql("INSERT INTO attachment (id, case_number, kind, file_name, media_type, size, sha256, uploaded_by, uploader, uploaded_at) "
                        + "VALUES (?, ?, '教学计划', '大.pdf', 'application/pdf', ?, repeat('0', 64), 'x', 'x', now())")
                .params(LARGE, filing.number(), large.length).update();
        jdbc.sql("INSERT INTO attachment_content (attachment_id, bytes) VALUES (?, ?)").params(LARGE, large).update();
        ended();
        inYears(1, 0);
        sweep.sweep();
        assertThat(jdbc.sql("SELECT count(*) FROM case_archive_piece WHERE number = ?").param(filing.number()).query(Integer.class).single()).isEqualTo(2);
        assertThat(audited("archived")).singleElement().asString().contains(stored());
        byte[] zip = mvc.perform(get("/archives/" + filing.number()).with(signedInAs(CITY_MANAGER))).andReturn().getResponse().getContentAsByteArray();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            var entry = in.getNextEntry();
            while (!entry.getName().endsWith("-大.pdf")) {
                entry = in.getNextEntry();
            }
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    @DisplayName("以前归档的案卷在一个值里，照样取得出")
    void fromBefore() throws Exception {
        jdbc.sql("INSERT INTO case_archive (number, sha256, content, archived_at, keep_until) VALUES (?, repeat('0', 64), 'ZIP'::bytea, now(), '2056-05-06')")
                .param(filing.number()).update();
        assertThat(mvc.perform(get("/archives/" + filing.number()).with(signedInAs(CITY_MANAGER))).andExpect(status().isOk()).andReturn()
                .getResponse().getContentAsString()).isEqualTo("ZIP");
    }

    @Test
    @DisplayName("内存不够的一件、一类出错，别的照样到期删除、照样归档")
    void oneFailureStopsNothing() throws Exception {
        ended();
        inYears(10, 1);
        Expiring failing = mock(Expiring.class);
        when(failing.label()).thenReturn("出错的一类");
        when(failing.years()).thenReturn("retention.traineeYears");
        when(failing.holding(any())).thenReturn(Set.of(filing.number()));
        when(failing.erase(filing.number())).thenThrow(new OutOfMemoryError("Java heap space"));
        Expiring unreadable = mock(Expiring.class);
        when(unreadable.years()).thenReturn("retention.traineeYears");
        when(unreadable.holding(any())).thenThrow(new IllegalStateException("relation does not exist"));
        new RetentionSweep(cases, archives, Stream.concat(Stream.of(failing, unreadable), expiring.stream()).toList(), List.of(), pruning, faults, audit, jdbc, transaction, clock).sweep();
        assertThat(traces()).isEmpty();
        assertThat(audited("archived")).hasSize(1);
        jdbc.sql("DELETE FROM night_fault").update();
    }

    @Test
    @DisplayName("两个节点在同一夜清理：后到的什么也没有删，不再记入审计，也不归档第二份")
    void secondNode() throws Exception {
        ended();
        var listed = cases.find(filing.number()).orElseThrow();
        inYears(10, 1);
        sweep.sweep();
        Expiring trainees = expiring.stream().filter(one -> one.label().equals("学员个人信息")).findFirst().orElseThrow();
        Expiring stale = mock(Expiring.class, delegatesTo(trainees));
        doReturn(Set.of(filing.number())).when(stale).holding(any());
        new RetentionSweep(cases, archives, List.of(stale), List.of(), pruning, faults, audit, jdbc, transaction, clock).sweep();
        transaction.executeWithoutResult(status -> archives.write(listed));
        assertThat(audited("expired")).containsOnlyOnce("保存期限届满，删除学员个人信息10人。");
        assertThat(audited("archived")).hasSize(1);
    }

    @Test
    @DisplayName("班期负责人电话：办结满10年删除，备案和历次报送都不再有，姓名随案卷；未满的不删；记入审计一次")
    void headPhone() {
        ended();
        String phones = "SELECT (SELECT count(*) FROM class_filing WHERE number = :n AND form #>> '{values,headPhone}' <> '') "
                + "+ (SELECT count(*) FROM filing_snapshot WHERE number = :n AND content #>> '{form,values,headPhone}' <> '')";
        inYears(10, 0);
        sweep.sweep();
        assertThat(jdbc.sql(phones).param("n", filing.number()).query(Integer.class).single()).isEqualTo(2);
        inYears(10, 1);
        sweep.sweep();
        sweep.sweep();
        assertThat(jdbc.sql(phones).param("n", filing.number()).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("SELECT form #>> '{values,head}' FROM class_filing WHERE number = ?").param(filing.number()).query(String.class).single()).isNotEmpty();
        assertThat(audited("expired")).containsOnlyOnce("保存期限届满，删除班期负责人电话1人。");
    }

    @Test
    @DisplayName("标注后退回的导入文件：30日没有重新导入的删除，不属于案件的也一样；未满的留着")
    void returnedWorksheets() {
        String owner = "机构目录/" + filing.applicant().userId();
        jdbc.sql("INSERT INTO returned_worksheet (case_number, kind, file_name, content, returned_at) VALUES (?, 'teachers', '教师表（标注）.xlsx', 'x'::bytea, ?)")
                .params(owner, Timestamp.from(clock.instant())).update();
        String there = "SELECT count(*) FROM returned_worksheet WHERE case_number = ?";
        inYears(0, 30);
        sweep.sweep();
        assertThat(jdbc.sql(there).param(owner).query(Integer.class).single()).isOne();
        inYears(0, 31);
        sweep.sweep();
        assertThat(jdbc.sql(there).param(owner).query(Integer.class).single()).isZero();
    }

    @Test
    @DisplayName("从未报送的草稿：365日没有动过的连同花名册、原表和材料删除，记入审计；其间上传、收下过花名册或者改过材料的留着，报送过的不受影响")
    void abandonedDrafts() {
        var left = scenario.aValidDraft();
        var touched = scenario.aValidDraft();
        var accepted = scenario.aValidDraft();
        var furnished = scenario.aValidDraft();
        inYears(0, 300);
        jdbc.sql("INSERT INTO roster_upload (case_number, file_name, content, uploaded_at) VALUES (?, '花名册.xlsx', ''::bytea, ?)")
                .params(touched.number(), Timestamp.valueOf(TimeMachine.START.plusDays(300))).update();
        inYears(0, 364);
        sweep.sweep();
        assertThat(drafts(left, touched, accepted, furnished)).isEqualTo(4);
        runAs(accepted.applicant(), () -> drafts.changeRoster(accepted.number(), accepted.applicant(), context -> {
            rosters.store(context.caseNumber(), FilingScenario.trainees(4_900, 10)); // 收下: the workbook is not kept any longer
            return null;
        }));
        UUID document = attachments.of(furnished.number()).get(0).id();
        runAs(furnished.applicant(), () -> drafts.removeDocument(furnished.number(), document, furnished.applicant()));
        inYears(0, 366);
        sweep.sweep();
        assertThat(drafts(left)).isZero();
        assertThat(drafts(touched, filing, accepted, furnished)).isEqualTo(4);
        for (String table : List.of("roster_trainee", "attachment", "case_file")) {
            String column = table.equals("case_file") ? "number" : "case_number";
            assertThat(jdbc.sql("SELECT count(*) FROM " + table + " WHERE " + column + " = ?").param(left.number()).query(Integer.class).single()).as(table).isZero();
        }
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE action = 'classFiling.discarded' AND case_number = ?").param(left.number())
                .query(String.class).list()).singleElement().asString().contains("保存期限届满，自动删除");
    }

    private int drafts(FilingScenario.Draft... drafts) {
        return jdbc.sql("SELECT count(*) FROM class_filing WHERE number = ANY (?)")
                .param(Stream.of(drafts).map(FilingScenario.Draft::number).toArray(String[]::new)).query(Integer.class).single();
    }

    @Test
    @DisplayName("站内消息、发出的邮件、提交编号到期删除；没有发出、还要重试的邮件不删")
    void tablesArePruned() {
        var old = Timestamp.valueOf(TimeMachine.START);
        jdbc.sql("INSERT INTO notification (recipient, title, text, created_at) VALUES ('prune', '旧', '旧', ?), ('prune', '新', '新', ?)")
                .params(old, Timestamp.valueOf(TimeMachine.START.plusDays(700))).update();
        jdbc.sql("INSERT INTO outbox (channel, payload, created_at, sent_at, next_attempt_at, error) VALUES ('EMAIL', '{\"to\": \"prune\"}', ?, ?, NULL, 'sent'), "
                        + "('EMAIL', '{\"to\": \"prune\"}', ?, NULL, NULL, 'given up'), ('EMAIL', '{\"to\": \"prune\"}', ?, NULL, ?, 'waiting')")
                .params(old, old, old, old, old).update();
        UUID first = UUID.randomUUID();
        jdbc.sql("INSERT INTO command (id, actor, reply, at) VALUES (?, 'prune', '/', ?)").params(first, old).update();
        inYears(0, 29);
        sweep.sweep();
        assertThat(jdbc.sql("SELECT count(*) FROM command WHERE id = ?").param(first).query(Integer.class).single()).isOne();
        inYears(0, 731);
        sweep.sweep();
        assertThat(jdbc.sql("SELECT title FROM notification WHERE recipient = 'prune'").query(String.class).list()).containsExactly("新");
        assertThat(jdbc.sql("SELECT error FROM outbox WHERE payload ->> 'to' = 'prune'").query(String.class).list()).containsExactly("waiting");
        assertThat(jdbc.sql("SELECT count(*) FROM command WHERE id = ?").param(first).query(Integer.class).single()).isZero();
        jdbc.sql("DELETE FROM outbox WHERE payload ->> 'to' = 'prune'").update();
    }

    @Test
    @DisplayName("多年积下的案件分批看：不在第一批的也到期删除、归档")
    void moreThanAPortion() {
        ended();
        jdbc.sql("""
                INSERT INTO case_file (number, case_type, title, jurisdiction, state, state_label, kind, ended_at, updated_at, search)
                SELECT '早年-' || n, 'classFiling', '', '371500', '', '', 'DRAFT', timestamptz '2000-01-01 00:00+08', timestamptz '2000-01-01 00:00+08', ''
                  FROM generate_series(1, 1000) n""").update();
        try {
            inYears(10, 1);
            sweep.sweep();
            assertThat(count("roster_trainee")).isZero();
            assertThat(audited("archived")).hasSize(1);
        } finally {
            jdbc.sql("DELETE FROM case_file WHERE number LIKE '早年-%'").update();
        }
    }

    @Test
    @DisplayName("夜间清理由索引找到到期的，不通读任何一张随年增长的表")
    void sweptByIndex() {
        ended();
        inYears(10, 1);
        var read = String.join("\n", plans.of(sweep::sweep));
        assertThat(read).contains("case_file_ended", "case_file_drafts", "notification_by_age", "outbox_by_age", "command_at");
        for (String table : List.of("case_file", "class_filing", "filing_snapshot", "roster_trainee", "complaint_informer", "case_archive", "notification", "outbox", "command")) {
            assertThat(read).doesNotContain("Seq Scan on " + table + "\n");
        }
    }

    @Test
    @DisplayName("一个人的全部信息由其所在的花名册找到，不通读考勤、成绩和就业情况")
    void ofAPersonByIndex() {
        var read = String.join("\n", plans.of(() -> requests.copy(idNumber, REASON, CITY_MANAGER)));
        assertThat(read).contains("roster_trainee_of_person")
                .containsPattern("attendance_pkey[^\\n]*\\n\\s+Index Cond: \\(\\(number = ")
                .containsPattern("employment_status_pkey[^\\n]*\\n\\s+Index Cond: \\(\\(number = ")
                .doesNotContainPattern("(attendance|employment_status)_pkey[^\\n]*\\n\\s+Index Cond: \\(person = ");
    }

    @Test
    @DisplayName("应用的数据库角色改不了、删不了归档案卷")
    void archiveStands() {
        ended();
        inYears(1, 0);
        sweep.sweep();
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM case_archive WHERE number = ?").param(filing.number()).update()).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM case_archive_piece WHERE number = ?").param(filing.number()).update()).hasStackTraceContaining("permission denied");
    }

    private String page(String path) throws Exception {
        return mvc.perform(post(path).with(signedInAs(CITY_MANAGER)).with(csrf()).param("idNumber", idNumber).param("reason", REASON))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    private int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE case_number = ?").param(filing.number()).query(Integer.class).single();
    }
}
