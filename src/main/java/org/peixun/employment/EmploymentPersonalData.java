package org.peixun.employment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.peixun.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of a person after the class: of the classes in whose roster the person stands, no index finds it by the person. */
@Component
class EmploymentPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    EmploymentPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String source() {
        return "就业跟踪";
    }

    @Override
    public List<Held> of(String person) {
        return jdbc.sql("""
                SELECT one.* FROM (SELECT DISTINCT case_number FROM roster_trainee WHERE person_index = :person) own
                 CROSS JOIN LATERAL (SELECT * FROM employment_status WHERE number = own.case_number AND person = :person OFFSET 0) one
                 ORDER BY number, nth""").param("person", person).query((row, n) -> {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("跟踪", "第" + row.getInt("nth") + "次");
            facts.put("就业情况", Status.valueOf(row.getString("status")).label());
            facts.put("就业单位", Objects.toString(row.getString("employer"), ""));
            facts.put("凭据", row.getString("evidence") == null ? "" : Evidence.valueOf(row.getString("evidence")).label() + "，" + row.getDate("evidenced_on"));
            return new Held(row.getString("number"), facts);
        }).list();
    }

    @Override
    public void erase(String caseNumber, String person, String pseudonym) {
        jdbc.sql("UPDATE employment_status SET person = ?, employer = NULL WHERE number = ? AND person = ?")
                .params(pseudonym, caseNumber, person).update();
    }
}
