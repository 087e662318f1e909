package org.peixun.antivirus;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.ServiceAway;

@NeedsClamd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("真正的 clamd")
class RealClamdTest {

    private static final byte[] EICAR = FakeClamd.EICAR.getBytes(StandardCharsets.US_ASCII);
    private static final int MEGABYTE = 1024 * 1024;

    private RealClamd clamd;
    private Antivirus antivirus;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        clamd = new RealClamd(folder);
        antivirus = new Antivirus(new AntivirusSettings("127.0.0.1", clamd.port(), Duration.ofSeconds(30)));
    }

    @AfterAll
    void stop() throws InterruptedException {
        clamd.close();
    }

    @Test
    @DisplayName("没有病毒的收下，空的、20 MB的也一样")
    void clean() {
        for (byte[] content : new byte[][] {{}, "计划".getBytes(StandardCharsets.UTF_8), new byte[20 * MEGABYTE]}) {
            assertThatCode(() -> check(content)).doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("测试病毒查得出：单独的、在长文件末尾的、在压缩包（Office 文档）里的")
    void infected() throws Exception {
        byte[] atTheEnd = new byte[5 * MEGABYTE];
        System.arraycopy(EICAR, 0, atTheEnd, atTheEnd.length - EICAR.length, EICAR.length);
        for (byte[] content : new byte[][] {EICAR, atTheEnd, packed(EICAR)}) {
            assertThatThrownBy(() -> check(content)).isInstanceOf(RequestRefused.class).hasMessageContaining("计划.pdf”查出病毒");
        }
    }

    @Test
    @DisplayName("展开后合计超过 clamd 的限度（400 MB）、没有查完的不收")
    void notSeenToItsEnd() throws Exception {
        byte[] zeros = new byte[90 * MEGABYTE];
        assertThatThrownBy(() -> check(packed(zeros, zeros, zeros, zeros, zeros))).isInstanceOf(RequestRefused.class);
    }

    @RepeatedTest(10)
    @DisplayName("超过 clamd 的上限，它中途断开：不收，并说明是大小")
    void overItsLimit() {
        assertThatThrownBy(() -> check(new byte[26 * MEGABYTE])).isInstanceOf(RequestRefused.class).hasMessageContaining("超过杀毒服务能查的大小");
    }

    @Test
    @DisplayName("clamd 停了：没有结论，不收")
    void stopped(@TempDir Path another) throws Exception {
        var other = new RealClamd(another);
        var away = new Antivirus(new AntivirusSettings("127.0.0.1", other.port(), Duration.ofSeconds(5)));
        other.close();
        assertThatThrownBy(() -> away.check("计划.pdf", new ByteArrayInputStream(EICAR))).isInstanceOf(ServiceAway.class);
    }

    private void check(byte[] content) throws IOException {
        antivirus.check("计划.pdf", new ByteArrayInputStream(content));
    }

    private static byte[] packed(byte[]... contents) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            for (int i = 0; i < contents.length; i++) {
                zip.putNextEntry(new ZipEntry("word/embeddings/oleObject" + i + ".bin"));
                zip.write(contents[i]);
            }
        }
        return packed.toByteArray();
    }
}
