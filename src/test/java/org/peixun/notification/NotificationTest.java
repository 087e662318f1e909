package org.peixun.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.notification.Notifications.Message;
import org.peixun.notification.NotificationBox.Note;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("站内通知：送到该知道的人，只有本人看得到")
class NotificationTest {

    private static final Message MESSAGE =
            new Message("备案已退回补正", "缺少教学计划，请补正后重新报送。", "/cases/开班2026-00412", "开班2026-00412");

    @Autowired PlatformTransactionManager transactions;
    @Autowired org.springframework.jdbc.core.JdbcTemplate jdbc;
    @Autowired NotificationBox box;
    @Autowired java.time.Clock clock;
    private final String run = UUID.randomUUID().toString();
    private final FakePeople people = new FakePeople(run);
    private Notifications notifications;

    @BeforeEach
    void withPeople() {
        notifications = new StoredNotifications(
                jdbc, people, new NotificationSettings("peixun@example.org", ""), clock, "");
    }

    @Test
    @DisplayName("发给一组：每人一条，没有配置邮件服务器时不写发件箱")
    void reachesEveryMember() {
        int outboxBefore = outbox();
        inTransaction(() -> notifications.toGroup("countyClerk-371524", MESSAGE));
        assertThat(people.members()).hasSize(3).allSatisfy(person ->
                assertThat(box.page(person.userId(), 0, 10).notes()).singleElement().satisfies(note -> {
                    assertThat(note.title()).isEqualTo("备案已退回补正");
                    assertThat(note.link()).isEqualTo("/cases/开班2026-00412");
                    assertThat(note.read()).isFalse();
                }));
        assertThat(outbox()).isEqualTo(outboxBefore);
    }

    @Test
    @DisplayName("未读的数到999为止：每一页都要数，不随积下的未读变慢")
    void unreadStopsAtAThousand() {
        jdbc.update("INSERT INTO notification (recipient, title, text, created_at) SELECT ?, '旧', '旧', now() FROM generate_series(1, 1200)", people.first());
        assertThat(box.unread(people.first())).isEqualTo(1000);
        assertThat(box.page(people.first(), 0, 10).unreadText()).isEqualTo("999+");
    }

    @Test
    @DisplayName("业务回滚，通知也不发出")
    void rollbackTellsNobody() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            notifications.toUser(people.first(), MESSAGE);
            status.setRollbackOnly();
        });
        assertThat(box.unread(people.first())).isZero();
    }

    @Test
    @DisplayName("未读在前，各按时间倒序；点开即已读并转到案件")
    void unreadFirst() {
        for (String title : List.of("一", "二", "三")) {
            inTransaction(() -> notifications.toUser(people.first(), new Message(title, "……", "/cases/" + title, null)));
        }
        Note newest = notes().get(0);
        assertThat(newest.title()).isEqualTo("三");
        assertThat(box.open(people.first(), newest.id())).isEqualTo("/cases/三");
        assertThat(notes()).extracting(Note::title).containsExactly("二", "一", "三");
        assertThat(box.unread(people.first())).isEqualTo(2);

        long shown = box.page(people.first(), 0, 30).newest();
        inTransaction(() -> notifications.toUser(people.first(), new Message("四", "……", "/cases/四", null)));
        box.markAllRead(people.first(), shown);
        assertThat(notes().stream().filter(note -> !note.read())).as("came after the page was shown").extracting(Note::title).containsExactly("四");
        box.markAllRead(people.first(), box.page(people.first(), 0, 30).newest());
        assertThat(box.unread(people.first())).isZero();
        assertThat(box.page(people.first(), 0, 2)).satisfies(page -> {
            assertThat(page.notes()).hasSize(2);
            assertThat(page.more()).isTrue();
        });
    }

    @Test
    @DisplayName("别人的通知打不开，也标不了已读")
    void othersNotesAreNotReached() {
        inTransaction(() -> notifications.toUser(people.first(), MESSAGE));
        long id = notes().get(0).id();
        assertThatThrownBy(() -> box.open("other-" + run, id)).isInstanceOf(RequestRefused.class);
        box.markAllRead("other-" + run, id);
        assertThat(box.unread(people.first())).isEqualTo(1);
    }

    @Test
    @DisplayName("只能链接到本系统之内")
    void linksStayInside() {
        for (String link : List.of("https://example.org", "//example.org", "/\\example.org")) {
            assertThatThrownBy(() -> inTransaction(() ->
                    notifications.toUser(people.first(), new Message("题", "文", link, null)))).isInstanceOf(Exception.class);
        }
    }

    private List<Note> notes() {
        return box.page(people.first(), 0, 10).notes();
    }

    private int outbox() {
        return jdbc.queryForObject("SELECT count(*) FROM outbox", Integer.class);
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
