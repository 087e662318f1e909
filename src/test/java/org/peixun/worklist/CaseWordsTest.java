package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseFileChanged;
import org.peixun.workflow.CaseFileRemoved;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("搜索用的文字")
class CaseWordsTest {

    private static final String NUMBER = "文字2026-00001";

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @AfterEach
    void remove() {
        events.publishEvent(new CaseFileRemoved(NUMBER));
        assertThat(jdbc.sql("SELECT count(*) FROM case_words WHERE number = ?").param(NUMBER).query(Integer.class).single()).isZero();
    }

    @Test
    @DisplayName("随名称改变；只改状态时不重写；案件删除时一并删除")
    void follow() {
        face("电工第1期", "SUBMITTED");
        assertThat(words()).contains("电工第1期");
        String version = version();
        face("电工第1期", "APPROVED");
        assertThat(version()).isEqualTo(version);
        face("焊工第2期", "APPROVED");
        assertThat(words()).contains("焊工第2期").doesNotContain("电工");
    }

    @Test
    @DisplayName("升级前已有的案件由升级补上，可以重做；升级期间写下的较新的保留")
    void casesOfBefore() throws Exception {
        face("电工第1期", "SUBMITTED");
        jdbc.sql("DELETE FROM case_words WHERE number = ?").param(NUMBER).update();
        migrate();
        assertThat(words()).contains("电工第1期");
        jdbc.sql("UPDATE case_words SET words = '较新' WHERE number = ?").param(NUMBER).update();
        jdbc.sql("INSERT INTO case_words (number, words) VALUES ('文字2026-00002', '已不存在')").update();
        migrate();
        assertThat(words()).isEqualTo("较新");
        assertThat(jdbc.sql("SELECT count(*) FROM case_words WHERE number = '文字2026-00002'").query(Integer.class).single()).isZero();
    }

    private void migrate() throws Exception {
        String script = new ClassPathResource("db/migration/V102__case_words_of_old_cases.sql").getContentAsString(StandardCharsets.UTF_8);
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute(script.substring(0, script.indexOf("END $$;") + 7));
            statement.execute(script.substring(script.indexOf("END $$;") + 7));
        }
    }

    private void face(String title, String state) {
        events.publishEvent(new CaseFileChanged(new CaseFile(NUMBER, "classFiling", title, "371524", 900001L, "东阿某职业学校", "u1",
                state, state, CaseFile.Kind.OPEN, null, null)));
    }

    private String words() {
        return jdbc.sql("SELECT words FROM case_words WHERE number = ?").param(NUMBER).query(String.class).single();
    }

    /** Of the row: another one when it was written. */
    private String version() {
        return jdbc.sql("SELECT xmin::text FROM case_words WHERE number = ?").param(NUMBER).query(String.class).single();
    }
}
