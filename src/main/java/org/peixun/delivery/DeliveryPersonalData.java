package org.peixun.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.peixun.retention.PersonalData;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person's attendance, calls, exam and certificate: of the classes in whose roster the person stands, no index finds them by the person. */
@Component
class DeliveryPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    DeliveryPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String source() {
        return "培训实施和考核";
    }

    @Override
    public List<Held> of(String person) {
        return jdbc.sql("""
                        SELECT * FROM (SELECT n.number,
                            (SELECT string_agg('第' || session || '课' || CASE mark WHEN 'PRESENT' THEN '出勤' WHEN 'LEAVE' THEN '请假' ELSE '缺勤' END, '、' ORDER BY session)
                               FROM attendance a WHERE a.number = n.number AND a.person = :person) AS attendance,
                            x.theory, x.practice, x.outcome, coalesce(c.certificate_no, x.certificate_no) AS certificate_no, c.issued_at,
                            (SELECT string_agg(r.former, '、' ORDER BY r.id) FROM certificate_correction r WHERE r.number = n.number AND r.person = :person) AS former,
                            EXISTS (SELECT FROM exam_void v WHERE v.number = n.number AND v.person = :person) AS void,
                            f.called_at, f.reached, f.attended, f.satisfied, f.charged, f.promised, f.note
                        FROM (SELECT DISTINCT case_number AS number FROM roster_trainee WHERE person_index = :person) n
                        LEFT JOIN exam_result x ON x.number = n.number AND x.person = :person
                        LEFT JOIN certificate c ON c.number = n.number AND c.person = :person
                        LEFT JOIN follow_up_call f ON f.number = n.number AND f.person = :person) one
                        WHERE coalesce(attendance, outcome, certificate_no) IS NOT NULL OR void OR called_at IS NOT NULL ORDER BY number""")
                .param("person", person).query((row, n) -> {
                    Map<String, String> facts = new LinkedHashMap<>();
                    facts.put("考勤", Objects.toString(row.getString("attendance"), ""));
                    facts.put("理论成绩", ExamResults.score(row.getBigDecimal("theory")));
                    facts.put("实操成绩", ExamResults.score(row.getBigDecimal("practice")));
                    facts.put("考核结果", (row.getString("outcome") == null ? "" : ExamOutcome.valueOf(row.getString("outcome")).label())
                            + (row.getBoolean("void") ? "（巡考认定本人考试无效）" : ""));
                    facts.put("证书编号", Objects.toString(row.getString("certificate_no"), ""));
                    facts.put("更正前的证书编号", Objects.toString(row.getString("former"), ""));
                    facts.put("发证日期", row.getTimestamp("issued_at") == null ? "" : LocalDate.ofInstant(row.getTimestamp("issued_at").toInstant(), Zone.CHINA).toString());
                    facts.put("电话回访", row.getTimestamp("called_at") == null ? "" : call(row));
                    return new Held(row.getString("number"), facts);
                }).list();
    }

    /** What the person said: 参加培训：是，满意：是，被收费：否，被许诺补贴：否。 */
    private static String call(ResultSet row) throws SQLException {
        if (!row.getBoolean("reached")) {
            return "没有接通。" + Objects.toString(row.getString("note"), "");
        }
        return "参加培训：" + word(row, "attended") + "，满意：" + word(row, "satisfied") + "，被收费：" + word(row, "charged") + "，被许诺补贴："
                + word(row, "promised") + "。" + Objects.toString(row.getString("note"), "");
    }

    private static String word(ResultSet row, String answer) throws SQLException {
        boolean said = row.getBoolean(answer);
        return row.wasNull() ? "—" : said ? "是" : "否";
    }

    @Override
    public void erase(String caseNumber, String person, String pseudonym) {
        for (String table : List.of("attendance", "exam_void")) {
            rename(table, "", caseNumber, person, pseudonym);
        }
        // the number leads to the person at whoever gave it
        rename("exam_result", ", certificate_no = NULL", caseNumber, person, pseudonym);
        rename("follow_up_call", ", note = NULL", caseNumber, person, pseudonym);
        jdbc.sql("CALL erase_certificate_holder(?, ?, ?)").params(caseNumber, person, pseudonym).update();
    }

    private void rename(String table, String alsoSet, String caseNumber, String person, String pseudonym) {
        jdbc.sql("UPDATE " + table + " SET person = ?" + alsoSet + " WHERE number = ? AND person = ?")
                .params(pseudonym, caseNumber, person).update();
    }
}
