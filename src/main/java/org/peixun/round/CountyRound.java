package org.peixun.round;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.peixun.shared.RequestRefused;

/** One county in one round. */
@Entity
@Table(name = "round_county")
class CountyRound {

    @Embeddable
    record Key(Long roundId, String jurisdiction) implements Serializable {}

    /** @param stage reached, or {@code null} for a reminder and what else was heard */
    @Embeddable
    record Note(@Enumerated(EnumType.STRING) Stage stage, String what, Instant at) {}

    @EmbeddedId
    private Key id;

    @Version
    private Integer version;

    private int position;
    private String caseNumber;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private Instant sentAt;
    private boolean late;
    private Instant closesAt;
    private String extensionReason;
    private String excuseReason;
    private boolean ended;
    private int reminders;
    private Instant contactAt;
    private String contact;

    @ElementCollection
    @CollectionTable(name = "round_note", joinColumns = {
        @JoinColumn(name = "round_id", referencedColumnName = "roundId"), @JoinColumn(name = "jurisdiction", referencedColumnName = "jurisdiction")})
    @OrderColumn(name = "position")
    private List<Note> notes = new ArrayList<>();

    protected CountyRound() {}

    void begin(String number) {
        caseNumber = number;
        stage = Stage.NOT_BEGUN;
        ended = false;
        sentAt = null;
        late = false;
    }

    void stage(Stage reached, String what, Instant now) {
        stage = reached;
        write(reached, what, now);
    }

    /** @param roundCloses the round's own deadline */
    void send(Instant roundCloses, Instant now) {
        if (sentAt == null) {
            sentAt = now;
            late = !now.isBefore(roundCloses);
        }
        stage(Stage.SENT, "报送", now);
    }

    void extend(Instant until, String reason, Instant now) {
        requireUnsent("延期");
        closesAt = until;
        extensionReason = reason;
        note("市级同意延期", now);
    }

    void excuse(String reason, Instant now) {
        if (ended || !stage.isWithCounty()) {
            throw refused("尚未报送或者退回补正", "免报");
        }
        excuseReason = reason;
        end("市级同意免报", now);
    }

    /**
     * The county is awaited again, and gets a new case from {@link RoundFilling}; the excused one has ended.
     *
     * @param roundCloses the round's own deadline: an extension that ends before it is none any more
     */
    void withdrawExcuse(Instant roundCloses, Instant now) {
        if (excuseReason == null) {
            throw RequestRefused.conflict("只有免报的县区可以撤销免报，当前状态：" + (ended ? "已终止" : stage.label()) + "。请刷新页面查看最新情况。");
        }
        excuseReason = null;
        ended = false;
        caseNumber = null;
        if (closesAt != null && !closesAt.isAfter(roundCloses)) {
            closesAt = null;
            extensionReason = null;
        }
        note("市级撤销免报", now);
    }

    /** Where it stands, as it was reported last: 县级公示期满，待负责人签发. A reminder in between does not hide it. */
    String standing() {
        String told = stage.label();
        for (Note note : notes) {
            told = note.stage() == stage ? note.what() : told;
        }
        return told;
    }

    void end(String what, Instant now) {
        ended = true;
        note(what, now);
    }

    void remind(Instant now) {
        reminders++;
        note("提醒" + reminders + "次", now);
    }

    void note(String what, Instant now) {
        write(null, what, now);
    }

    /** The same again, as when papers are saved once more, is heard but not written twice. */
    private void write(Stage reached, String what, Instant now) {
        if (!what.equals(contact)) {
            notes.add(new Note(reached, what, now));
        }
        contact = what;
        contactAt = now;
    }

    private void requireUnsent(String what) {
        if (sentAt != null || ended) {
            throw refused("尚未报送", what);
        }
    }

    private RequestRefused refused(String wanted, String what) {
        return RequestRefused.conflict("只有" + wanted + "的县区可以" + what + "，当前状态："
                + (excuseReason != null ? "免报" : ended ? "已终止" : stage.label()) + "。请刷新页面查看最新情况。");
    }

    /** Sent, returned by the city and not sent again. */
    boolean isReturned() {
        return sentAt != null && !ended && stage.isWithCounty();
    }

    boolean waits() {
        return sentAt == null && !ended;
    }

    Instant closesAt(Round round) {
        return closesAt == null ? round.closesAt() : closesAt;
    }

    Key id() {
        return id;
    }

    String caseNumber() {
        return caseNumber;
    }

    Stage stage() {
        return stage;
    }

    Instant sentAt() {
        return sentAt;
    }

    boolean ended() {
        return ended;
    }
}
