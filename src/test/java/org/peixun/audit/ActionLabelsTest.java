package org.peixun.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs at the end and asks the audit trail what all other tests of this run have done: no list to keep. */
@IntegrationTest
@Order(Integer.MAX_VALUE - 1)
@DisplayName("审计动作都有中文名称")
class ActionLabelsTest {

    @Autowired ActionLabels labels;
    @Autowired AuditLog log;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("以 x. 开头的动作都在 audit/x.properties")
    void eachInTheFileOfItsName() throws IOException {
        for (File file : Objects.requireNonNull(new File("src/main/resources/audit").listFiles())) {
            String area = file.getName().replace(".properties", "");
            assertThat(PropertiesLoaderUtils.loadProperties(new FileSystemResource(file)).stringPropertyNames()).as(area).contains(area)
                    .allMatch(action -> action.equals(area) || action.startsWith(area + "."));
        }
    }

    @Test
    @DisplayName("审计页选择操作：同名的操作在各自的事项下，一组里没有两个同名的")
    void toldApart() {
        assertThat(log.actions()).isNotEmpty().allSatisfy(area ->
                assertThat(area.actions()).as(area.label()).extracting(AuditLog.Action::label).doesNotHaveDuplicates());
    }

    @Test
    @DisplayName("全部测试记录过的动作，审计页上没有一个是英文编号；缺的补在 audit/<前缀>.properties")
    void everyAction() {
        var recorded = jdbc.sql("SELECT DISTINCT action FROM audit_entry WHERE action NOT LIKE 'test.%'").query(String.class).list();
        assertThat(recorded).allSatisfy(action -> assertThat(labels.of(action)).as(action).matches(".*\\p{IsHan}.*"));
    }
}
