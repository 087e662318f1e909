package org.peixun.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.peixun.shared.RequestRefused;
import org.peixun.web.FrameContributor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One person's notes, as their page shows them. Nobody reaches another's. */
@Component
public class NotificationBox {

    /** @param link path inside the application, or {@code null} */
    public record Note(long id, String title, String text, String link, String caseNumber, Instant createdAt, boolean read) {}

    /** @param more whether a next page exists */
    public record Page(List<Note> notes, int unread, int number, boolean more) {

        /** The highest id shown, 0 for none. */
        public long newest() {
            return notes.stream().mapToLong(Note::id).max().orElse(0);
        }

        public String unreadText() {
            return unread < FrameContributor.COUNTED ? Integer.toString(unread) : "999+";
        }
    }

    private final JdbcTemplate jdbc;
    private final Clock clock;

    NotificationBox(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Unread first, each newest first. @param number from 0 */
    public Page page(String userId, int number, int size) {
        List<Note> notes = jdbc.query("""
                SELECT id, title, text, link, case_number, created_at, read_at IS NOT NULL AS is_read
                FROM notification WHERE recipient = ?
                ORDER BY (read_at IS NOT NULL), created_at DESC, id DESC LIMIT ? OFFSET ?
                """, (row, n) -> new Note(row.getLong("id"), row.getString("title"), row.getString("text"),
                        row.getString("link"), row.getString("case_number"), row.getTimestamp("created_at").toInstant(),
                        row.getBoolean("is_read")),
                userId, size + 1, (long) number * size);
        boolean more = notes.size() > size;
        return new Page(more ? List.copyOf(notes.subList(0, size)) : notes, unread(userId), number, more);
    }

    /** Stands on every page: no more than {@link FrameContributor#COUNTED}. */
    public int unread(String userId) {
        return jdbc.queryForObject("SELECT count(*) FROM (SELECT FROM notification WHERE recipient = ? AND read_at IS NULL LIMIT "
                + FrameContributor.COUNTED + ") unread", Integer.class, userId);
    }

    /**
     * Marks one as read.
     *
     * @return where it leads: its link, or the list
     * @throws RequestRefused 404 when this person has no such note
     */
    @Transactional
    public String open(String userId, long id) {
        return jdbc.query("""
                UPDATE notification SET read_at = coalesce(read_at, ?) WHERE id = ? AND recipient = ?
                RETURNING coalesce(link, '/notifications')
                """, (row, n) -> row.getString(1), Timestamp.from(clock.instant()), id, userId).stream()
                .findFirst()
                .orElseThrow(() -> RequestRefused.notFound("没有找到这条通知。请返回通知列表刷新后再试。"));
    }

    /** Those that came after the page was shown have not been read. @param upTo {@link Page#newest} of that page */
    @Transactional
    public void markAllRead(String userId, long upTo) {
        jdbc.update("UPDATE notification SET read_at = ? WHERE recipient = ? AND read_at IS NULL AND id <= ?",
                Timestamp.from(clock.instant()), userId, upTo);
    }
}
