package org.peixun.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.complaint.ComplaintScenario;
import org.peixun.complaint.Source;
import org.peixun.delivery.ClassScenario;
import org.peixun.delivery.ClassWork;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.protection.Dump;
import org.peixun.protection.FieldCipher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("个人信息的删除：办过的班期和投诉")
class ErasureTest {

    @Autowired ClassScenario classes;
    @Autowired ClassWork work;
    @Autowired ComplaintScenario complaints;
    @Autowired PersonRequests requests;
    @Autowired RetentionSweep sweep;
    @Autowired CaseArchives archives;
    @Autowired List<Expiring> expiring;
    @Autowired FieldCipher cipher;
    @Autowired TransactionTemplate transaction;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;

    @AfterEach
    void backToNow() {
        time.reset();
    }

    private TreeSet<String> columnsWith(String text) throws Exception {
        var found = new TreeSet<String>();
        try (var connection = database.getConnection()) {
            Dump.read(connection, (column, field) -> {
                if (field.contains(text)) {
                    found.add(column);
                }
            });
        }
        return found;
    }

    @Test
    @DisplayName("结业的班期：副本中有考勤、成绩、证书、回访中说的；删除后各处都没有此人，班期的人数、合格数、证书号不变")
    void completedClass() throws Exception {
        var draft = classes.examined();
        classes.results(draft, false);
        classes.reported(draft);
        classes.done(draft, "reviewCompletion", classes.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
        var row = jdbc.sql("SELECT person_index, id_number FROM roster_trainee WHERE case_number = ? ORDER BY row_no LIMIT 1")
                .param(draft.number()).query().singleRow();
        String person = (String) row.get("person_index");
        SignedInAs.runAs(classes.clerk, () -> work.correctCertificates(draft.number(), "1 PJ-ERASED-" + draft.institutionId(), "录入有误", classes.clerk));
        String id = cipher.decrypt((String) row.get("id_number"), "roster_trainee.id_number/" + draft.number());
        var copy = requests.copy(id, "本人到窗口提出，已核对身份证原件。", SignedInAs.actor(Role.CITY_MANAGER, "371500"));
        assertThat(copy.items()).filteredOn(item -> item.source().equals("培训实施和考核")).singleElement()
                .satisfies(item -> {
                    assertThat(item.facts().get("考勤")).contains("第1课出勤");
                    assertThat(item.facts().get("考核结果")).isEqualTo("合格");
                    assertThat(item.facts().get("证书编号")).isEqualTo("PJ-ERASED-" + draft.institutionId());
                    assertThat(item.facts().get("更正前的证书编号")).isEqualTo(jdbc.sql("SELECT former FROM certificate_correction WHERE number = ?")
                            .param(draft.number()).query(String.class).single());
                    assertThat(item.facts().get("发证日期")).isEqualTo(time.today().toString());
                });
        assertThat(calledCopy(draft.number())).startsWith("参加培训：是，满意：是，被收费：否，被许诺补贴：否。");
        assertThat(columnsWith(person)).contains("public.attendance.person", "public.certificate.person", "public.certificate_correction.person", "public.exam_result.person",
                "public.trainee_enrolment.person_index");
        List<String> before = figures(draft.number());
        transaction.executeWithoutResult(status -> requests.erase(draft.number(), person));
        assertThat(columnsWith(person)).isEmpty();
        assertThat(figures(draft.number())).isEqualTo(before);
        assertThat(jdbc.sql("SELECT count(*) FROM exam_result WHERE number = ? AND person LIKE 'erased-%' AND certificate_no IS NULL")
                .param(draft.number()).query(Integer.class).single()).as("评价机构的证书编号不留").isOne();
    }

    @Test
    @DisplayName("办结的班期夜间归档：备案回执也在案卷中，没有设置公众网址的同样归档")
    void closedClass() throws Exception {
        var draft = classes.examined();
        classes.results(draft, false);
        classes.reported(draft);
        classes.done(draft, "reviewCompletion", classes.clerk, Map.of("decision", "refuse", "opinion", "考勤不实。"));
        time.set(time.today().plusDays(200).atTime(3, 30));
        sweep.sweep();
        var files = new TreeSet<String>();
        try (var zip = new ZipInputStream(archives.read(draft.number(), SignedInAs.actor(Role.CITY_MANAGER, "371500")).content(), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(entry.getName());
            }
        }
        assertThat(files).contains("案卷.html").anyMatch(name -> name.startsWith("文书/") && name.contains("备案回执"));
    }

    /** What the copy of one of those who were called says of the call. */
    private String calledCopy(String number) {
        String sealed = jdbc.sql("""
                        SELECT t.id_number FROM follow_up_call f JOIN roster_trainee t ON t.case_number = f.number AND t.person_index = f.person
                        WHERE f.number = ? AND f.reached LIMIT 1""").param(number).query(String.class).single();
        return requests.copy(cipher.decrypt(sealed, "roster_trainee.id_number/" + number), "本人到窗口提出，已核对身份证原件。", SignedInAs.actor(Role.CITY_MANAGER, "371500"))
                .items().stream().filter(item -> item.source().equals("培训实施和考核") && item.caseNumber().equals(number)).findFirst().orElseThrow().facts().get("电话回访");
    }

    private List<String> figures(String number) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM attendance WHERE number = :n)::text UNION ALL
                        SELECT count(*)::text || '/' || count(*) FILTER (WHERE outcome = 'PASSED') FROM exam_result WHERE number = :n UNION ALL
                        SELECT string_agg(certificate_no, ',' ORDER BY certificate_no) FROM certificate WHERE number = :n""")
                .param("n", number).query(String.class).list();
    }

    @Test
    @DisplayName("投诉办结满3年，投诉人的姓名、电话自动删除；未满的、正在办理的不删")
    void informer() {
        String ended = complaints.accepted(complaints.intake(Source.REPORT, complaints.institution(), "某投诉人", "13900000000")).number();
        complaints.verify(ended, "malicious");
        String running = complaints.accepted(complaints.intake(Source.REPORT, complaints.institution(), "某投诉人", "13900000001")).number();
        time.set(TimeMachine.START.plusYears(3));
        sweep.sweep();
        assertThat(known(ended)).isTrue();
        time.set(TimeMachine.START.plusYears(3).plusDays(1));
        sweep.sweep();
        assertThat(known(ended)).isFalse();
        assertThat(known(running)).isTrue();
        var informers = expiring.stream().filter(one -> one.label().equals("投诉人信息")).findFirst().orElseThrow();
        assertThat(transaction.<Integer>execute(status -> informers.erase(ended))).as("已被另一个节点删除").isZero();
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE action = 'retention.expired' AND case_number = ?").param(ended)
                .query(String.class).list()).containsExactly("保存期限届满，删除投诉人信息1人。");
    }

    private boolean known(String number) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM complaint_informer WHERE number = ?)").param(number).query(Boolean.class).single();
    }
}
