package org.peixun.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.peixun.deadline.Deadlines;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.shared.Dates;
import org.peixun.shared.Zone;
import org.peixun.worklist.Listing.Cell;
import org.springframework.stereotype.Component;

/** How the facts of an item or a case look in a list. */
@Component
class Cells {

    private static final Dates DATES = new Dates();

    private final Deadlines deadlines;
    private final People people;
    private final Clock clock;

    Cells(Deadlines deadlines, People people, Clock clock) {
        this.deadlines = deadlines;
        this.people = people;
        this.clock = clock;
    }

    /** 本人, whose it was before, and the holder's own mark: 本人，05-08跟进：等待补充说明 */
    Cell inHand(WorkItem item, Actor reader) {
        String from = item.isLent() ? "（" + item.delegatedByName() + "委派，准备意见）"
                : item.transferredFrom() == null ? "" : "（" + item.transferredFrom() + "转来）";
        if (item.standIn() != null && !item.heldBy(reader.userId())) {
            return new Cell("本人（代" + item.holderName() + "）" + from, null, null);
        }
        if (item.followUpOn() == null) {
            return Cell.of("本人" + from);
        }
        boolean reached = !item.followUpOn().isAfter(LocalDate.now(clock.withZone(Zone.CHINA)));
        return new Cell("本人" + from + "，" + DATES.shortDay(item.followUpOn()) + (reached ? "跟进到期" : "跟进")
                + (item.followUpNote() == null ? "" : "：" + item.followUpNote()), reached ? "due due-soon" : null, null);
    }

    Cell due(WorkItem item) {
        if (item.clock().equals("PAUSED")) {
            return new Cell("暂停计时", "due due-paused", null);
        }
        Deadlines.Words words = deadlines.inWords(item.dueAt(), clock.instant());
        return new Cell(words.text(), level(words.level()), null);
    }

    Cell due(Instant dueAt) {
        Deadlines.Words words = deadlines.inWords(dueAt, clock.instant());
        return new Cell(words.text(), level(words.level()), null);
    }

    static String level(Deadlines.Level level) {
        return switch (level) {
            case OVERDUE -> "due due-overdue";
            case TODAY -> "due due-today";
            case SOON -> "due due-soon";
            case OK, NONE -> "due due-ok";
        };
    }

    static Cell onTime(WorkItem item) {
        return item.doneLate() ? new Cell("超期办结", "due due-overdue", null) : Cell.of("按期");
    }

    /** 本人, 李某（张某转来）, during an absence 张某（代李某）, lent 张某（受李某委派）. */
    static String holder(WorkItem item, Actor reader) {
        if (item.holder() == null) {
            return "待认领";
        }
        return item.heldBy(reader.userId()) ? "本人" : Objects.requireNonNullElse(item.holderShown(), item.holder())
                + (item.isLent() ? "（受" + item.delegatedByName() + "委派）" : "")
                + (item.transferredFrom() == null ? "" : "（" + item.transferredFrom() + "转来）");
    }

    String escalation(WorkItem item) {
        return item.escalationLevel() == 0 ? "尚未督办"
                : "第" + item.escalationLevel() + "级，已告知" + people.groupLabel(item.escalatedTo()) + "（"
                        + DATES.shortMoment(item.escalatedAt()) + "）";
    }

    static Cell status(CaseFiles.Face face) {
        return new Cell(face.stateLabel(), "stamp " + stamp(face), null);
    }

    static String stamp(CaseFiles.Face face) {
        if (face.isPaused()) {
            return "stamp-ended";
        }
        return switch (face.kind()) {
            case DRAFT -> "stamp-draft";
            case OPEN -> "stamp-open";
            case RETURNED -> "stamp-returned";
            case GRANTED -> "stamp-done";
            case REFUSED -> "stamp-refused";
            case ENDED -> "stamp-ended";
        };
    }

    static Cell number(String number) {
        return new Cell(number, "digits nowrap", "/cases/" + number);
    }

    /** 审核, 审核（有草稿） */
    static Cell step(WorkItem item) {
        return new Cell(item.stepLabel() + (item.drafted() ? "（有草稿）" : ""), "nowrap", null);
    }

    static List<String> exact(WorkItem item) {
        return Stream.of(item.dueAt(), item.createdAt(), item.claimedAt()).map((Instant time) -> DATES.moment(time)).toList();
    }
}
