package org.peixun.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.Browser;
import org.peixun.backup.Server;
import org.peixun.nodes.Node;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Attachments are in the database; on their way they lie in the node's folder of temporary files. Both get full here, on
 * small file systems of their own. Started by {@code src/test/crash/run.sh} as root, who may mount.
 */
@DisplayName("磁盘写满演练")
class DiskDrill {

    private static final int MEGABYTE = 1 << 20;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder;

    private final List<Path> mounted = new ArrayList<>();
    private JdbcClient jdbc;
    private Browser applicant;
    private String filing;

    @Test
    @DisplayName("上传时磁盘已满：507和中文说明，没有存下一半的，别的照常办理；腾出空间后再传即成")
    void saysSoAndKeepsTheRest() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may mount a small file system");
        var server = Server.create(folder.resolve("postgresql"), folder.resolve("wal"));
        server.start();
        Node node = null;
        try {
            server.createPeixun();
            var crew = new Crew(1);
            List<String> settings = new ArrayList<>(server.settings(server.url()));
            settings.add("--peixun.clock.offset=" + Preparation.sinceBegin());
            Preparation.prepare(settings, crew, 6, 0, 40);
            Path temporary = mount("temporary", "4m");
            Path small = mount("small", "16m");
            jdbc = JdbcClient.create(server.asSuperuser());
            node = Node.launch(folder.resolve("node.log"), settings, List.of("-Djava.io.tmpdir=" + temporary), List.of());
            node.awaitReady();
            String name = crew.applicants().get(0);
            applicant = new Browser(node.port()).signIn(name, "Peixun@2021");
            filing = jdbc.sql("SELECT min(number) FROM class_filing WHERE institution_id IN (SELECT institution_id FROM user_grant WHERE user_id = ?)")
                    .param(name).query(String.class).single();
            long stored = stored();

            var refused = upload(6 * MEGABYTE);
            assertFull(refused);
            assertThat(stored()).isEqualTo(stored);
            assertThat(Files.list(temporary).filter(file -> file.getFileName().toString().startsWith("peixun-upload"))).isEmpty();
            assertThat(upload(MEGABYTE).statusCode()).as("a small one").isEqualTo(302);
            System.out.printf("%n磁盘写满演练%n临时目录写满               6MB的文件得到507；1MB的照常存入%n");

            jdbc.sql("CREATE TABLESPACE small LOCATION '" + small + "'").update();
            jdbc.sql("ALTER TABLE attachment_content SET TABLESPACE small").update();
            int fitted = 0;
            HttpResponse<String> answer = upload(MEGABYTE);
            while (answer.statusCode() == 302 && fitted < 40) {
                fitted++;
                answer = upload(MEGABYTE);
            }
            assertFull(answer);
            assertThat(stored()).as("the whole or nothing").isEqualTo(stored + 1 + fitted);
            assertThat(jdbc.sql("SELECT count(*) FROM attachment a WHERE NOT EXISTS (SELECT FROM attachment_content WHERE attachment_id = a.id)")
                    .query(Long.class).single()).isZero();
            assertThat(submit().statusCode()).as("what needs no room there").isEqualTo(302);
            run("mount", "-o", "remount,size=64m", small.toString());
            filing = jdbc.sql("SELECT max(number) FROM class_filing WHERE state = 'DRAFT' AND institution_id IN (SELECT institution_id FROM user_grant WHERE user_id = ?)")
                    .param(name).query(String.class).single();
            assertThat(upload(MEGABYTE).statusCode()).as("after making room").isEqualTo(302);
            System.out.printf("数据库磁盘写满             存入%d件后得到507，没有残缺的附件，报送照常；腾出空间后即可再传%n%n", fitted);
        } finally {
            if (node != null) {
                node.kill();
            }
            server.stop("immediate");
            for (Path each : mounted) {
                run("umount", each.toString());
            }
        }
    }

    private static void assertFull(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
        assertThat(answer.body()).contains("存储空间不足", "没有保存");
    }

    private long stored() {
        return jdbc.sql("SELECT count(*) FROM attachment WHERE case_number = ?").param(filing).query(Long.class).single();
    }

    private HttpResponse<String> submit() {
        return applicant.submit("/todo", "/filings/" + encoded() + "/submit", Map.of("commitment", "true", "commandId", UUID.randomUUID().toString()));
    }

    private HttpResponse<String> upload(int size) throws Exception {
        var content = new ByteArrayOutputStream();
        content.write("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n".getBytes(StandardCharsets.US_ASCII));
        byte[] noise = new byte[size];
        new java.util.Random(size).nextBytes(noise);
        content.write(noise);
        content.write("\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return applicant.upload("/todo", "/filings/" + encoded() + "/documents",
                Map.of("kind", "教学计划", "commandId", UUID.randomUUID().toString()), "材料.pdf", content.toByteArray());
    }

    private String encoded() {
        return java.net.URLEncoder.encode(filing, StandardCharsets.UTF_8);
    }

    private Path mount(String name, String size) throws Exception {
        Path place = Files.createDirectory(folder.resolve(name));
        run("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=0700", "tmpfs", place.toString());
        mounted.add(place);
        return place;
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as(String.join(" ", command)).isZero();
    }
}
