package org.peixun.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.peixun.protection.FieldCipher;
import org.peixun.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person in rosters, drafts and earlier submissions included. */
@Component
class RosterPersonalData implements PersonalData {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    RosterPersonalData(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public String source() {
        return "花名册";
    }

    @Override
    public List<Held> of(String person) {
        return jdbc.sql("""
                        SELECT t.*, e.state, e.starts_on, e.ends_on FROM roster_trainee t
                        LEFT JOIN trainee_enrolment e USING (case_number, person_index)
                        WHERE person_index = ? ORDER BY case_number, submission_no""")
                .param(person).query((row, n) -> {
                    String number = row.getString("case_number");
                    Map<String, String> facts = new LinkedHashMap<>();
                    facts.put("报送次数", row.getInt("submission_no") == StoredTrainees.DRAFT ? "草稿" : "第" + row.getInt("submission_no") + "次报送");
                    facts.put("姓名", row.getString("name"));
                    facts.put("公民身份号码", cipher.decrypt(row.getString("id_number"), "roster_trainee.id_number/" + number));
                    facts.put("联系电话", cipher.decrypt(row.getString("phone"), "roster_trainee.phone/" + number));
                    facts.put("人员类别", PersonCategory.valueOf(row.getString("category")).label());
                    facts.put("文化程度", row.getString("education") == null ? "" : Education.valueOf(row.getString("education")).label());
                    facts.put("工作单位", Objects.toString(row.getString("employer"), ""));
                    facts.put("单位统一社会信用代码", Objects.toString(row.getString("credit_code"), ""));
                    facts.put("户口所在地区划", Objects.toString(row.getString("district"), ""));
                    facts.put("在班期间", row.getDate("starts_on") == null ? "" : row.getDate("starts_on") + "至" + row.getDate("ends_on"));
                    return new Held(number, facts);
                }).list();
    }

    @Override
    public Set<String> personsIn(String caseNumber) {
        return new TreeSet<>(jdbc.sql("SELECT DISTINCT person_index FROM roster_trainee WHERE case_number = ?")
                .param(caseNumber).query(String.class).list());
    }

    /** Also under a number that was corrected. With workbooks that may still lie there: they name everybody. That one of them waited to be accepted stays known. */
    @Override
    public void erase(String caseNumber, String person, String pseudonym) {
        for (String table : List.of("roster_trainee", "trainee_enrolment")) {
            jdbc.sql("DELETE FROM " + table + " WHERE case_number = :number AND person_index IN (SELECT :person UNION "
                    + "SELECT former FROM roster_correction WHERE case_number = :number AND present = :person)")
                    .param("number", caseNumber).param("person", person).update();
        }
        jdbc.sql("DELETE FROM roster_correction WHERE case_number = :number AND :person IN (former, present)")
                .param("number", caseNumber).param("person", person).update();
        jdbc.sql("UPDATE roster_upload SET content = '', file_name = '已删除.xlsx' WHERE case_number = ? AND NOT accepted").param(caseNumber).update();
        jdbc.sql("DELETE FROM roster_upload WHERE case_number = ? AND accepted").param(caseNumber).update();
        jdbc.sql("DELETE FROM returned_worksheet WHERE case_number = ?").param(caseNumber).update();
    }
}
