package org.peixun.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Files;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.antivirus.Antivirus;
import org.peixun.audit.AuditLog;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@IntegrationTest
@DisplayName("材料：原样保存、原样取出、留痕")
class AttachmentsTest {

    private static final Actor WANG = new Actor("wang", "王某", Set.of());

    @Autowired AuditTrail trail;
    @Autowired AuditLog audit;
    @Autowired JdbcTemplate jdbc;
    @Autowired Antivirus antivirus;
    @Autowired Clock clock;
    @Autowired PlatformTransactionManager transactions;

    private static final int FILES = 5;

    private Attachments attachments;
    private final String number = "测试-" + UUID.randomUUID();

    /** Of a case that nobody knows: whose county it is, is not asked here. */
    @BeforeEach
    void withoutCases() {
        attachments = new StoredAttachments(jdbc, trail,
                new StaticListableBeanFactory().getBeanProvider(AttachmentAccess.class),
                new UploadSettings(DataSize.ofMegabytes(20), FILES, DataSize.ofMegabytes(30)), antivirus, clock);
    }

    @Test
    @DisplayName("2.5 MB 的文件分段取出，一字节不差；大小与摘要相符")
    void givesBackWhatWasStored() throws Exception {
        byte[] content = SampleFiles.join(SampleFiles.pdf(), random(2_600_000));
        var stored = store("C:\\计划.pdf", new ByteArrayInputStream(content));

        try (var in = attachments.open(stored.id())) {
            assertThat(Arrays.equals(in.readAllBytes(), content)).isTrue();
        }
        assertThat(stored.fileName()).isEqualTo("计划.pdf");
        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(stored.sizeInWords()).isEqualTo("2.5 MB");
        assertThat(stored.sha256())
                .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        assertThat(attachments.of(number)).containsExactly(stored);
        assertThat(attachments.get(stored.id())).isEqualTo(stored);
    }

    @Test
    @DisplayName("收到一半磁盘写满：没有存下一半的附件，没有留下临时文件，原因传到答复")
    void diskFullHalfWay() throws IOException {
        long left = temporaryFiles();
        var content = new java.io.SequenceInputStream(new ByteArrayInputStream(SampleFiles.join(SampleFiles.pdf(), random(100_000))), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("No space left on device");
            }
        });

        assertThatThrownBy(() -> store("计划.pdf", content)).hasRootCauseMessage("No space left on device");

        assertThat(attachments.of(number)).isEmpty();
        assertThat(temporaryFiles()).isEqualTo(left);
    }

    private static long temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("peixun-upload-")).count();
        }
    }

    @Test
    @DisplayName("正好一段长的文件也完整")
    void readsWholeSlices() throws IOException {
        byte[] content = SampleFiles.join(SampleFiles.pdf(), random((1 << 20) - SampleFiles.pdf().length));
        var stored = store("计划.pdf", new ByteArrayInputStream(content));
        try (var in = attachments.open(stored.id())) {
            assertThat(Arrays.equals(in.readAllBytes(), content)).isTrue();
        }
    }

    @Test
    @DisplayName("一件事项的文件个数有上限：满了不收，写明上限和怎么办；删去一个可以再传，别的事项不受影响")
    void notMoreFiles() {
        var first = store("1.pdf", new ByteArrayInputStream(SampleFiles.pdf()));
        for (int i = 2; i <= FILES; i++) {
            store(i + ".pdf", new ByteArrayInputStream(SampleFiles.pdf()));
        }
        assertThat(catchThrowableOfType(RequestRefused.class, () -> store("6.pdf", new ByteArrayInputStream(SampleFiles.pdf()))))
                .hasMessageContaining("“6.pdf”").hasMessageContaining("最多5个文件").extracting(RequestRefused::kind).isEqualTo(RequestRefused.Kind.CONFLICT);
        new TransactionTemplate(transactions).executeWithoutResult(status -> attachments.remove(first.id(), WANG));
        assertThat(store("6.pdf", new ByteArrayInputStream(SampleFiles.pdf())).fileName()).isEqualTo("6.pdf");
    }

    @Test
    @DisplayName("一件事项的文件合计有上限：超过的不收，写明还可以传多少")
    void notMoreBytes() {
        store("1.pdf", new ByteArrayInputStream(SampleFiles.join(SampleFiles.pdf(), random((19 << 20)))));
        assertThat(catchThrowableOfType(RequestRefused.class, () -> store("2.pdf", new ByteArrayInputStream(SampleFiles.join(SampleFiles.pdf(), random(12 << 20))))))
                .hasMessageContaining("合计不超过 30 MB").hasMessageContaining("还可以上传 ").extracting(RequestRefused::kind).isEqualTo(RequestRefused.Kind.CONFLICT);
        assertThat(attachments.of(number)).hasSize(1);
    }

    @Test
    @DisplayName("空文件不收")
    void refusesEmpty() {
        assertThatThrownBy(() -> store("计划.pdf", InputStream.nullInputStream()))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("空文件");
        assertThat(attachments.of(number)).isEmpty();
    }

    @Test
    @DisplayName("超过 20 MB 不收，也不再往下读")
    void refusesTooLarge() {
        var endless = new InputStream() {
            long given;

            @Override
            public int read() {
                given++;
                return 'x';
            }

            @Override
            public int read(byte[] target, int from, int length) {
                given += length;
                return length;
            }
        };
        assertThatThrownBy(() -> store("计划.pdf", endless))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("20 MB");
        assertThat(endless.given).isLessThan(21L << 20);
    }

    @Test
    @DisplayName("上传与删除都留痕，摘要在内；删除后内容不存")
    void isAuditedAndGone() throws IOException {
        var stored = store("计划.docx", new ByteArrayInputStream(SampleFiles.docx()));
        new TransactionTemplate(transactions).executeWithoutResult(status -> attachments.remove(stored.id(), WANG));

        assertThat(audit.of(number)).extracting(AuditLog.Line::actionLabel).containsExactly("上传材料", "删除材料");
        assertThat(audit.of(number).get(1).changes().get(0).before()).isEqualTo(stored.sha256());
        assertThat(jdbc.queryForObject(
                "SELECT count(*) FROM attachment_content WHERE attachment_id = ?", Integer.class, stored.id())).isZero();
        var missing = catchThrowableOfType(RequestRefused.class, () -> attachments.get(stored.id()));
        assertThat(missing.kind()).isEqualTo(RequestRefused.Kind.NOT_FOUND);
    }

    private Attachments.Attachment store(String fileName, InputStream content) {
        return new TransactionTemplate(transactions)
                .execute(status -> attachments.store(number, "教学计划", fileName, content, WANG));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
