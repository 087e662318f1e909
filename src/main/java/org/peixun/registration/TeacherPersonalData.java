package org.peixun.registration;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.protection.FieldCipher;
import org.peixun.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A teacher of the directory: of no case, and never erased, for classes that were consented to rest on it. */
@Component
class TeacherPersonalData implements PersonalData {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    TeacherPersonalData(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public String source() {
        return "机构目录（教师）";
    }

    @Override
    public List<Held> of(String person) {
        return jdbc.sql("""
                SELECT t.*, i.name AS institution FROM teacher t JOIN institution i ON i.id = t.institution_id
                WHERE t.id_hash = ? ORDER BY t.id""").param(person).query((row, n) -> held(row)).list();
    }

    private Held held(ResultSet row) throws SQLException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("机构", row.getString("institution"));
        facts.put("姓名", row.getString("name"));
        facts.put("公民身份号码", cipher.decrypt(row.getString("id_number"), TeacherSheet.context(row.getLong("institution_id"))));
        facts.put("证书编号", row.getString("certificate_no"));
        facts.put("职称或者等级", row.getString("title"));
        facts.put("专业", row.getString("specialty"));
        facts.put("专职、兼职", row.getBoolean("full_time") ? "专职" : "兼职");
        Date last = row.getDate("valid_to");
        facts.put("登记期间", (row.getDate("valid_from") == null ? "" : row.getDate("valid_from")) + "至" + (last == null ? "今" : last));
        return new Held("机构目录·" + row.getString("institution"), facts, last == null || !last.toLocalDate().isBefore(LocalDate.now(clock))
                ? "登记为教师，登记期间为履行法定职责所必需（个人信息保护法第13条、第34条）。"
                : "登记已于" + last + "终止；作为以前备案班期师资的依据留存，期间只作存储（个人信息保护法第47条第2款）。");
    }

    /** Figures of classes and the register itself stand on it. */
    @Override
    public void erase(String caseNumber, String person, String pseudonym) {}
}
