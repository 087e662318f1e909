package org.peixun.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.peixun.TimeMachine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The whole demo city is told into a database of its own, then the database is written out and read. */
@SpringBootTest(properties = "peixun.demo.enabled=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(TimeMachine.class)
@DirtiesContext
@Order(Order.DEFAULT + 1) // its engine takes the name of the first from the webapps of other tests
@DisplayName("数据库的备份")
class DumpTest {

    private static final Pattern ID_NUMBER = Pattern.compile("(?<![0-9A-Za-z])[1-9]\\d{5}(19|20)\\d\\d(0[1-9]|1[0-2])\\d{5}[\\dXx](?![0-9A-Za-z])");
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9A-Za-z])1[3-9]\\d{9}(?![0-9A-Za-z])");

    private static final Pattern SEALED_BY_DEMO_KEY = Pattern.compile("(^|\")demo:");

    @Autowired DataSource database;
    @Autowired JdbcClient jdbc;
    @Autowired FieldCipher cipher;
    @Autowired TimeMachine.Mover time;

    @AfterAll
    static void backToNow(@Autowired TimeMachine.Mover time) {
        time.reset();
    }

    @Test
    @DisplayName("演示城市讲完以后，全部表逐行导出：没有一个身份证号、手机号、投诉人、班期负责人电话的明文；同样的办法找得出写进去的")
    void nothingInClear() throws Exception {
        assertThat(jdbc.sql("SELECT count(*) FROM roster_trainee").query(Integer.class).single()).isGreaterThan(1000);
        Set<String> secrets = informers();
        secrets.add(someTrainee());
        secrets.addAll(heads());
        assertThat(secrets).hasSizeGreaterThan(2);
        try (Connection connection = database.getConnection()) {
            assertThat(found(connection, secrets)).isEmpty();
            connection.setAutoCommit(false);
            assertThat(afterUpload(connection, "联系" + someTrainee(), new byte[] {1}, secrets)).containsExactly("public.roster_upload.file_name");
            assertThat(afterUpload(connection, "x", "电话13812340987。".getBytes(StandardCharsets.UTF_8), secrets)).containsExactly("public.roster_upload.content");
            assertThat(afterUpload(connection, "x", workbook(someTrainee()), secrets)).containsExactly("public.roster_upload.content");
        }
    }

    /** Written, found, taken back. */
    private static Set<String> afterUpload(Connection connection, String name, byte[] content, Set<String> secrets) throws SQLException, IOException {
        try (var insert = connection.prepareStatement("INSERT INTO roster_upload (case_number, file_name, content, uploaded_at) VALUES ('备份', ?, ?, now())")) {
            insert.setString(1, name);
            insert.setBytes(2, content);
            insert.executeUpdate();
            return found(connection, secrets);
        } finally {
            connection.rollback();
        }
    }

    private static byte[] workbook(String idNumber) throws IOException {
        var workbook = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(workbook)) {
            zip.putNextEntry(new ZipEntry("sheet1.xml"));
            zip.write(("<v>" + idNumber + "</v>").getBytes(StandardCharsets.UTF_8));
        }
        return workbook.toByteArray();
    }

    private static Set<String> found(Connection connection, Set<String> secrets) throws SQLException, IOException {
        var places = new TreeSet<String>();
        var fields = new int[1];
        int tables = Dump.read(connection, (column, text) -> {
            fields[0]++;
            // milliseconds
            if (!column.endsWith(".duration_") && (ID_NUMBER.matcher(text).find() || MOBILE.matcher(text).find()
                    || secrets.stream().anyMatch(text::contains))) {
                places.add(column);
            }
        });
        assertThat(tables).isGreaterThan(100);
        assertThat(fields[0]).isGreaterThan(100_000);
        return places;
    }

    @Test
    @DisplayName("加密的列都在重新加密之列")
    void everyEncryptedColumnIsKnown() throws Exception {
        Set<String> known = ProtectedColumn.ALL.stream().map(column -> "public." + column.name().replaceFirst("（.*", ""))
                .collect(Collectors.toSet());
        var found = new TreeSet<String>();
        try (Connection connection = database.getConnection()) {
            Dump.read(connection, (column, text) -> {
                if (SEALED_BY_DEMO_KEY.matcher(text).find()) {
                    found.add(column);
                }
            });
        }
        assertThat(found).contains("public.roster_trainee.phone", "public.filing_snapshot.content").isSubsetOf(
                Stream.concat(known.stream(), Stream.of("public.protection_key.sample")).toList());
    }

    /** 负责人电话 of the filings. */
    private Set<String> heads() {
        return new HashSet<>(jdbc.sql("SELECT DISTINCT form #>> '{values,headPhone}' AS phone FROM class_filing WHERE length(form #>> '{values,headPhone}') > 0")
                .query((row, n) -> cipher.decrypt(row.getString("phone"), "class_filing.form/headPhone")).list());
    }

    private String someTrainee() {
        return jdbc.sql("SELECT case_number, id_number FROM roster_trainee ORDER BY case_number, row_no LIMIT 1")
                .query((row, n) -> cipher.decrypt(row.getString("id_number"), "roster_trainee.id_number/" + row.getString("case_number")))
                .single();
    }

    /** Their names and numbers. */
    private Set<String> informers() {
        var told = new ArrayList<String>();
        jdbc.sql("SELECT number, name, phone FROM complaint_informer").query((row, n) -> {
            for (String column : List.of("name", "phone")) {
                if (row.getString(column) != null) {
                    told.add(cipher.decrypt(row.getString(column), "complaint_informer." + column + "/" + row.getString("number")));
                }
            }
            return n;
        }).list();
        return new HashSet<>(told);
    }
}
