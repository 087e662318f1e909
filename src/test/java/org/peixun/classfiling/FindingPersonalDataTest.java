package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.retention.PersonalData;
import org.peixun.shared.Severity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("以前的补正通知书写了学员姓名的：本人可以得到副本，到期和依请求删除")
class FindingPersonalDataTest {

    @Autowired FilingScenario scenario;
    @Autowired Filings filings;
    @Autowired Notices notices;
    @Autowired Snapshots snapshots;
    @Autowired FindingPersonalData findings;
    @Autowired List<PersonalData> holders;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("删去此人的姓名，别人的和其余文字不变；花名册先于它删除也不行：它排在前面")
    void erased() {
        Draft draft = scenario.submitted();
        var row = jdbc.sql("SELECT person_index, name FROM roster_trainee WHERE case_number = ? AND submission_no = 1 ORDER BY row_no LIMIT 1")
                .param(draft.number()).query().singleRow();
        String person = (String) row.get("person_index");
        String old = "花名册第2行 " + row.get("name") + "：年龄不符。";
        ClassFiling filing = filings.get(draft.number());
        Snapshot kept = snapshots.of(draft.number(), 1).snapshot();
        Finding finding = new Finding("roster.age", "roster.age@2", "花名册", Severity.WARN, FilingStep.ROSTER, old, "", "第11条");
        transaction.executeWithoutResult(status -> {
            notices.give(filing, Notice.Kind.RETURN, "自动核验", List.of(item(old), item("花名册第3行 某他人：年龄不符。")), null, Actor.SYSTEM, Instant.now(), null);
            snapshots.keep(draft.number(), 90, Actor.SYSTEM, new Snapshot(kept.title(), kept.form(), kept.names(), kept.documents(),
                    new CheckReport(List.of(finding), List.of()), null));
        });
        assertThat(findings.of(person)).singleElement().satisfies(held -> assertThat(held.facts()).containsValue(old));

        transaction.executeWithoutResult(status -> holders.forEach(holder -> holder.erase(draft.number(), person, "erased-test")));

        assertThat(notices.latest(draft.number()).orElseThrow().items()).extracting(Notice.Item::found)
                .containsExactly("花名册第2行：年龄不符。", "花名册第3行 某他人：年龄不符。");
        assertThat(snapshots.of(draft.number(), 90).snapshot().report().findings()).extracting(Finding::message).containsExactly("花名册第2行：年龄不符。");
        assertThat(snapshots.of(draft.number(), 1).snapshot()).isEqualTo(kept);
        assertThat(findings.of(person)).isEmpty();
    }

    private static Notice.Item item(String found) {
        return new Notice.Item("roster.age", "花名册", "第11条", found, "请核对。");
    }
}
