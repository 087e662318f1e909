package org.peixun.classfiling;

import java.util.List;
import java.util.Map;
import org.peixun.identity.Actor;
import org.peixun.retention.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Trainees whom findings of the roster name, in notices and in what was handed in: those of earlier years, for today's findings
 * tell the row. Before the roster, which knows whose name it is.
 */
@Component
@Order(1)
class FindingPersonalData implements PersonalData {

    private final JdbcClient jdbc;
    private final Filings filings;
    private final FilingJournal journal;

    FindingPersonalData(JdbcClient jdbc, Filings filings, FilingJournal journal) {
        this.jdbc = jdbc;
        this.filings = filings;
        this.journal = journal;
    }

    @Override
    public String source() {
        return "补正通知";
    }

    @Override
    public List<Held> of(String person) {
        return jdbc.sql("""
                SELECT DISTINCT n.id, n.number, item ->> 'found' AS found
                  FROM (SELECT DISTINCT case_number, name FROM roster_trainee WHERE person_index = ?) t
                  JOIN filing_notice n ON n.number = t.case_number CROSS JOIN jsonb_array_elements(n.items) item
                 WHERE strpos(item ->> 'found', ' ' || t.name || '：') > 0 ORDER BY n.id""").param(person)
                .query((row, n) -> new Held(row.getString("number"), Map.of("申报情况", row.getString("found")))).list();
    }

    @Override
    public void erase(String caseNumber, String person, String pseudonym) {
        jdbc.sql("SELECT DISTINCT name FROM roster_trainee WHERE case_number = ? AND person_index = ?").params(caseNumber, person)
                .query(String.class).list()
                .forEach(name -> jdbc.sql("CALL blank_trainee_in_findings(?, ?)").params(caseNumber, name).update());
        filings.findById(caseNumber).filter(filing -> filing.state() == FilingState.DRAFT).ifPresent(this::tell);
    }

    /** Whoever writes the draft learns that its roster has become another one, not by whom. */
    private void tell(ClassFiling filing) {
        String text = "花名册中有个人信息依法删除，上传后尚未收下的文件也已删除。请核对花名册后再报送（第13条）。";
        journal.write(filing, Actor.SYSTEM, "NOTE", null, "rosterErased", text, Map.of());
        journal.tellInstitution(filing, "请核对花名册：" + filing.title(), text, "/filings/" + filing.number() + "?step=roster");
    }
}
