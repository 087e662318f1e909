package org.peixun.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@IntegrationTest
@DisplayName("增加一个县（市、区）")
class NewCountyTest {

    private static final Pattern STATEMENT = Pattern.compile("## 四、增加一个县（市、区）.*?```sql\\s*(.*?)```", Pattern.DOTALL);

    @Autowired @Qualifier("ownerDataSource") DataSource owner;

    @Test
    @DisplayName("照运维手册的语句增加以后，该县即有落款单位和行政复议机关，列在“文书落款单位”")
    void hasItsOffice() throws IOException, SQLException {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                jdbc.sql(statement("371599", "新设县", 99)).update();
                var offices = new Offices(jdbc, null, null, null);
                assertThat(offices.of("371599")).isEqualTo(
                        new Offices.Office("371599", "新设县人力资源和社会保障局", "", "", "新设县人民政府"));
                jdbc.sql(statement("LC-XSQ", "聊城新设开发区", 100)).update();
                assertThat(offices.all()).endsWith(offices.of("371599"),
                        new Offices.Office("LC-XSQ", "聊城新设开发区管理委员会", "", "", "聊城市人民政府"));
            } finally {
                connection.rollback();
            }
        }
    }

    private static String statement(String code, String name, int position) throws IOException {
        var found = STATEMENT.matcher(Files.readString(Path.of("deployment/handbook.md")));
        assertThat(found.find()).isTrue();
        return found.group(1).strip().replace("<行政区划代码>", code).replace("<名称>", name).replace("<顺序号>", String.valueOf(position));
    }
}
