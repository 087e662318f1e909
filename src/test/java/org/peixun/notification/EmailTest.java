package org.peixun.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications.Message;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("邮件通知：先入发件箱，随业务提交；至少送达一次")
class EmailTest {

    private static final LocalDateTime START = LocalDateTime.of(2026, 5, 6, 9, 0);
    private static final NotificationSettings SETTINGS =
            new NotificationSettings("peixun@example.org", "https://peixun.example.org/");
    private static final Message MESSAGE = new Message("审核已超期", "请于今日办理。", "/cases/1", null);

    private static final Actor OPERATOR = actor(Role.OPERATOR, "371500");

    @Autowired MockMvc mvc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JdbcTemplate jdbc;
    @Autowired Clock clock;
    @Autowired TimeMachine.Mover time;

    private GreenMail server;
    private Notifications notifications;
    private EmailSender sender;

    @BeforeEach
    void serverThatIsDown() throws IOException {
        jdbc.update("DELETE FROM outbox");
        time.set(START);
        server = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        var mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(server.getSmtp().getServerSetup().getPort());
        sender = new EmailSender(new Outbox(jdbc, clock), mail, new TransactionTemplate(transactions), SETTINGS);
        notifications = new StoredNotifications(
                jdbc, new FakePeople(UUID.randomUUID().toString()), SETTINGS, clock, "127.0.0.1");
    }

    @AfterEach
    void reset() {
        server.stop();
        time.reset();
        jdbc.update("DELETE FROM outbox");
    }

    @Test
    @DisplayName("邮件服务器不通：保留并推后重试；恢复后每人一封，不再重发")
    void isKeptUntilTheServerIsBack() throws Exception {
        inTransaction(() -> notifications.toGroup("countyManager-371524", MESSAGE));
        assertThat(sender.sendDue()).isZero();
        assertThat(waiting()).isEqualTo(2);
        assertThat(jdbc.queryForList("SELECT error FROM outbox", String.class)).allSatisfy(e -> assertThat(e).isNotBlank());

        server.start();
        assertThat(sender.sendDue()).as("a minute's pause first").isZero();
        time.set(START.plusMinutes(2));
        assertThat(sender.sendDue()).isEqualTo(2);
        assertThat(sender.sendDue()).isZero();

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(EmailTest::messageId))
                .containsExactlyInAnyOrderElementsOf(jdbc.queryForList(
                        "SELECT '<' || id || '@example.org>' FROM outbox", String.class));
        MimeMessage first = server.getReceivedMessages()[0];
        assertThat(first.getSubject()).isEqualTo("审核已超期");
        assertThat(first.getContent().toString()).contains("请于今日办理。", "https://peixun.example.org/cases/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Case\r\nBcc: evil@example.org\r\n\r\nHello", "Case\nBcc: evil@example.org", "审核\r\nBcc: evil@example.org\r\n.\r\nMAIL FROM:<x@example.org>"})
    @DisplayName("标题、正文中的换行和 SMTP 指令只是文字：不成为邮件头、收件人和另一封邮件")
    void noInjection(String text) throws Exception {
        server.start();
        inTransaction(() -> notifications.toGroup("countyManager-371524", new Message(text, text + "\r\n.\r\nRCPT TO:<evil@example.org>", "/cases/1", null)));
        assertThat(sender.sendDue()).isEqualTo(2);
        assertThat(server.getReceivedMessages()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getAllRecipients()).singleElement().asString().isIn("wang@example.org", "li@example.org");
            assertThat(mail.getSubject()).isEqualTo(text.replaceAll("[\r\n]+", " "));
            assertThat(mail.getContent().toString()).contains("RCPT TO:<evil@example.org>", "https://peixun.example.org/cases/1");
        });
        assertThat(server.getReceivedMessagesForDomain("evil@example.org")).isEmpty();
    }

    @Test
    @DisplayName("发不出的，运维人员在“故障作业”看到几封、从何时起、什么错误；修复后补发，每封恰好送达一次")
    void operatorSeesAndSendsAgain() throws Exception {
        inTransaction(() -> notifications.toGroup("countyManager-371524", MESSAGE));
        assertThat(page()).doesNotContain("发不出的邮件");
        sender.sendDue();
        assertThat(page()).contains("发不出的邮件", "2封发送失败", "0封一周未能送出").doesNotContain("wang@example.org");
        time.set(START.plusDays(8));
        sender.sendDue();
        assertThat(page()).contains("0封发送失败", "2封一周未能送出");

        server.start();
        assertThat(sender.sendDue()).as("given up").isZero();
        String command = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            mvc.perform(post("/admin/failed-jobs/mail").param("commandId", command).with(signedInAs(OPERATOR)).with(csrf()))
                    .andExpect(status().isFound());
        }
        assertThat(sender.sendDue()).isEqualTo(2);
        assertThat(sender.sendDue()).isZero();
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(page()).doesNotContain("发不出的邮件");
    }

    @Test
    @DisplayName("邮件服务器时好时坏、两个节点同时发：一百封，每封恰好送达一次")
    void eachExactlyOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            inTransaction(() -> notifications.toGroup("countyManager-371524", MESSAGE));
        }
        for (int round = 0; round < 20 && waiting() > 0; round++) {
            if (round % 2 == 1) {
                server.start();
            }
            var nodes = Executors.newFixedThreadPool(2);
            try {
                for (var each : nodes.invokeAll(java.util.List.<java.util.concurrent.Callable<Integer>>of(sender::sendDue, sender::sendDue))) {
                    each.get();
                }
            } finally {
                nodes.shutdownNow();
            }
            if (round % 2 == 1) {
                assertThat(Arrays.stream(server.getReceivedMessages()).map(EmailTest::messageId)).doesNotHaveDuplicates();
                assertThat(server.getReceivedMessages()).hasSize(jdbc.queryForObject("SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL", Integer.class));
                server.stop();
            }
            time.set(START.plusHours(round + 1));
        }
        assertThat(waiting()).isZero();
    }

    private String page() throws Exception {
        return mvc.perform(get("/admin/failed-jobs").with(signedInAs(OPERATOR))).andReturn().getResponse().getContentAsString();
    }

    @Test
    @DisplayName("业务回滚，邮件不发")
    void rollbackSendsNothing() {
        server.start();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            notifications.toGroup("countyManager-371524", MESSAGE);
            status.setRollbackOnly();
        });
        assertThat(sender.sendDue()).isZero();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    @DisplayName("另一节点正在发送的一封，本节点跳过")
    void skipsWhatAnotherNodeHolds() throws Exception {
        server.start();
        inTransaction(() -> notifications.toGroup("countyManager-371524", MESSAGE));
        var taken = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var other = Executors.newSingleThreadExecutor();
        try {
            var holding = other.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                assertThat(new Outbox(jdbc, clock).take()).isPresent();
                taken.countDown();
                await(release);
            }));
            taken.await();
            assertThat(sender.sendDue()).isEqualTo(1);
            release.countDown();
            holding.get();
        } finally {
            other.shutdownNow();
        }
        assertThat(sender.sendDue()).as("the other node gave it up").isEqualTo(1);
    }

    @Test
    @DisplayName("一周仍送不出：停止重试，原因留存")
    void givesUpAfterAWeek() {
        inTransaction(() -> notifications.toGroup("countyManager-371524", MESSAGE));
        time.set(START.plusDays(8));
        sender.sendDue();
        assertThat(jdbc.queryForList("SELECT 1 FROM outbox WHERE next_attempt_at IS NULL AND error IS NOT NULL")).hasSize(2);
        time.set(START.plusDays(30));
        assertThat(sender.sendDue()).isZero();
    }

    @Test
    @DisplayName("重试间隔成倍延长，最长六小时")
    void pausesGrow() {
        assertThat(Outbox.pause(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Outbox.pause(3)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Outbox.pause(1000)).isEqualTo(Duration.ofHours(6));
    }

    private int waiting() {
        return jdbc.queryForObject("SELECT count(*) FROM outbox WHERE sent_at IS NULL", Integer.class);
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
