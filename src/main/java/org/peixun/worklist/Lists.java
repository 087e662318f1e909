package org.peixun.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.peixun.deadline.Deadlines;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.People;
import org.peixun.shared.Dates;
import org.peixun.shared.Zone;
import org.peixun.workflow.CaseTypes;
import org.peixun.worklist.Listing.Cell;
import org.peixun.worklist.Listing.Empty;
import org.peixun.worklist.Listing.Row;
import org.peixun.worklist.Listing.Tab;
import org.peixun.worklist.Listing.Verbs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The six lists, each two queries: a page of rows and all its numbers. */
@Component
@Transactional(readOnly = true)
public class Lists {

    private static final Dates DATES = new Dates();
    private static final Empty NARROWED = new Empty("没有符合条件的事项。", "请减少查询条件，或者清除查询条件后重新查看。");

    private final WorkList items;
    private final CaseFiles files;
    private final Outcomes outcomes;
    private final CaseTypes types;
    private final Deadlines deadlines;
    private final People people;
    private final Jurisdictions jurisdictions;
    private final Reach reach;
    private final Clock clock;

    Lists(WorkList items, CaseFiles files, Outcomes outcomes, CaseTypes types, Deadlines deadlines, People people,
            Jurisdictions jurisdictions, Reach reach, Clock clock) {
        this.items = items;
        this.files = files;
        this.outcomes = outcomes;
        this.types = types;
        this.deadlines = deadlines;
        this.people = people;
        this.jurisdictions = jurisdictions;
        this.reach = reach;
        this.clock = clock;
    }

    public Listing todo(Actor actor, ListFilter filter) {
        Found<WorkItem> found = items.todo(actor, filter);
        WorkList.TodoCounts counts = items.todoCounts(actor, filter);
        String tab = filter.tab();
        String due = filter.due();
        var everything = new Counted(Math.min(counts.mine().number() + counts.group().number(), Counted.LIMIT));
        List<Tab> tabs = List.of(
                new Tab("全部", everything, filter.at("", ""), tab.isEmpty() && due.isEmpty()),
                new Tab("我的", counts.mine(), filter.at("mine", ""), tab.equals("mine")),
                new Tab("本组待认领", counts.group(), filter.at("group", ""), tab.equals("group")),
                new Tab("临期", counts.soon(), filter.at("", "soon"), tab.isEmpty() && due.equals("soon")),
                new Tab("超期", counts.overdue(), filter.at("", "overdue"), tab.isEmpty() && due.equals("overdue")),
                new Tab("跟进到期", counts.followUp(), filter.at("", "followUp"), due.equals("followUp")),
                new Tab("同组在办", counts.colleagues(), filter.at("colleagues", ""), tab.equals("colleagues")));
        return new Listing("todo", "待办", filter, tabs,
                List.of("期限", "编号", "事项／班名", "机构", "环节", "办理人"), List.of("到期时间", "到达时间", "认领时间"),
                found.rows().stream().map(item -> todoRow(item, actor)).toList(), counts.matching(), found.more(),
                filter.narrowed() ? NARROWED : switch (tab) {
                    case "mine" -> new Empty("您手中没有待办事项。", "可以到“本组待认领”中认领事项。");
                    case "group" -> new Empty("本组没有等待认领的事项。", "新的事项到达后会出现在这里，右上角可以刷新。");
                    case "colleagues" -> new Empty("同组的其他人员手中没有事项。", "他人认领后的事项会出现在这里。");
                    default -> new Empty("没有需要您办理的事项。", "新的事项到达后会出现在这里；办过的事项在“已办”中。");
                });
    }

    public Listing done(Actor actor, ListFilter filter) {
        Found<WorkItem> found = items.done(actor, filter);
        return new Listing("done", "已办", filter, List.of(),
                List.of("办结时间", "编号", "事项／班名", "机构", "环节", "结论", "时限"), List.of("到期时间", "到达时间", "认领时间"),
                found.rows().stream().map(item -> new Row(null, Verbs.NONE, List.of(
                        Cell.of(DATES.moment(item.doneAt())), number(item.caseNumber()), Cell.of(item.title()),
                        Cell.of(item.institutionName()), step(item),
                        Cell.of(outcomes.label(item)), onTime(item)), exact(item))).toList(),
                items.doneCount(actor, filter), found.more(),
                filter.narrowed() ? NARROWED : new Empty("您还没有办结过事项。", "在“待办”中办结的事项会出现在这里。"));
    }

    public Listing supervision(Actor actor, ListFilter filter) {
        List<String> where = reach.jurisdictions(actor, Action.SUPERVISE);
        Found<WorkItem> found = items.supervision(where, filter);
        WorkList.SupervisionCounts counts = items.supervisionCounts(where, filter);
        String tab = filter.tab();
        boolean late = tab.equals("doneLate");
        List<Tab> tabs = List.of(
                new Tab("逾期未办", counts.overdue(), filter.at("", ""), !tab.equals("soon") && !late),
                new Tab("即将逾期", counts.soon(), filter.at("soon", ""), tab.equals("soon")),
                new Tab("逾期已办", counts.doneLate(), filter.at("doneLate", ""), late));
        return new Listing("supervision", "督办", filter, tabs,
                List.of(late ? "办结时间" : "期限", "编号", "事项／班名", "县（市、区）", "机构", "环节", "办理人", "督办情况"),
                List.of("到期时间", "到达时间", "认领时间"),
                found.rows().stream().map(item -> new Row(null, Verbs.NONE, List.of(
                        late ? Cell.of(DATES.moment(item.doneAt())) : due(item), number(item.caseNumber()),
                        Cell.of(item.title()), Cell.of(jurisdictions.name(item.jurisdiction())),
                        Cell.of(item.institutionName()), step(item),
                        Cell.of(late ? item.doneByName() : holder(item, actor)), Cell.of(escalation(item))),
                        exact(item))).toList(),
                counts.matching(), found.more(),
                filter.narrowed() ? NARROWED : switch (tab) {
                    case "soon" -> new Empty("没有即将逾期的事项。", "期限将到而未办结的事项会出现在这里。");
                    case "doneLate" -> new Empty("没有逾期办结的事项。", "超过期限后才办结的事项会出现在这里。");
                    default -> new Empty("没有逾期未办的事项。", "可以查看“即将逾期”，提前督促。");
                });
    }

    public Listing started(Actor actor, ListFilter filter) {
        Found<CaseFiles.Face> found = files.started(actor, filter);
        boolean institution = filter.tab().equals("institution");
        List<Tab> tabs = reach.institutions(actor).isEmpty() ? List.of() : List.of(
                new Tab("本人报送", null, filter.at("", ""), !institution),
                new Tab("本机构报送", null, filter.at("institution", ""), institution));
        return new Listing("started", "我发起的", filter, tabs,
                List.of("报送日期", "编号", "事项／班名", "机构", "状态", "最近变动"), List.of("报送时间", "办结时间"),
                found.rows().stream().map(face -> new Row(null, Verbs.NONE, List.of(
                        Cell.of(DATES.day(face.submittedAt())), number(face.number()), Cell.of(face.title()),
                        Cell.of(face.institutionName()), status(face), Cell.of(DATES.moment(face.updatedAt()))),
                        List.of(DATES.moment(face.submittedAt()), DATES.moment(face.endedAt())))).toList(),
                files.startedCount(actor, filter), found.more(),
                filter.narrowed() ? NARROWED : new Empty("还没有报送过的事项。", "报送以后，在这里可以看到办到了哪一步。"));
    }

    public Listing drafts(Actor actor, ListFilter filter) {
        Found<CaseFiles.Face> found = files.drafts(actor, filter);
        return new Listing("drafts", "草稿", filter, List.of(),
                List.of("最近保存", "编号", "事项／班名", "机构"), List.of(),
                found.rows().stream().map(face -> new Row(null, Verbs.NONE, List.of(
                        Cell.of(DATES.moment(face.updatedAt())),
                        new Cell(face.number(), null, types.byId(face.caseType()).draftPath(face.number())),
                        Cell.of(face.title()), Cell.of(face.institutionName())), List.of())).toList(),
                files.draftCount(actor, filter), found.more(),
                filter.narrowed() ? NARROWED : new Empty("没有未报送的草稿。", "填写中的申请会自动保存，并出现在这里。"));
    }

    /** Without a word to look for nothing is listed. */
    public Listing search(Actor actor, ListFilter filter) {
        boolean asked = !filter.text().isEmpty();
        Found<CaseFiles.Face> found = asked ? files.search(actor, filter) : new Found<>(List.of(), false);
        return new Listing("search", "搜索", filter, List.of(),
                List.of("编号", "事项／班名", "机构", "县（市、区）", "状态", "报送日期"), List.of("报送时间", "办结时间"),
                found.rows().stream().map(face -> new Row(null, Verbs.NONE, List.of(
                        number(face.number()), Cell.of(face.title()), Cell.of(face.institutionName()),
                        Cell.of(jurisdictions.name(face.jurisdiction())), status(face),
                        Cell.of(DATES.day(face.submittedAt()))),
                        List.of(DATES.moment(face.submittedAt()), DATES.moment(face.endedAt())))).toList(),
                asked ? files.searchCount(actor, filter) : new Counted(0), found.more(),
                asked ? new Empty("没有找到与“" + filter.text() + "”相符的事项。",
                                "请核对编号、机构名称或者班名，可以只输入其中几个字；不在您辖区或者机构内的事项不会列出。")
                        : new Empty("请输入要查找的内容。", "可以输入编号、机构名称或者班名中的几个字，多个词之间用空格分开。"));
    }

    /** A list by its id, for the export. */
    public Listing byId(String id, Actor actor, ListFilter filter) {
        return switch (id) {
            case "todo" -> todo(actor, filter);
            case "done" -> done(actor, filter);
            case "supervision" -> supervision(actor, filter);
            case "started" -> started(actor, filter);
            case "drafts" -> drafts(actor, filter);
            case "search" -> search(actor, filter);
            default -> throw new IllegalArgumentException("no list " + id);
        };
    }

    private Row todoRow(WorkItem item, Actor actor) {
        boolean mine = item.heldBy(actor.userId());
        boolean free = item.holder() == null;
        return new Row(item.taskId(), new Verbs(free, mine, mine, (free || mine)
                && types.byId(item.caseType()).bulkDecision(item.stepKey()) != null), List.of(due(item), number(item.caseNumber()),
                Cell.of(item.title()), Cell.of(item.institutionName()), step(item),
                mine ? inHand(item) : Cell.of(holder(item, actor))), exact(item));
    }

    /** 本人, whose it was before, and the holder's own mark: 本人，05-08跟进：等待补充说明 */
    private Cell inHand(WorkItem item) {
        String from = item.transferredFrom() == null ? "" : "（" + item.transferredFrom() + "转来）";
        if (item.followUpOn() == null) {
            return Cell.of("本人" + from);
        }
        boolean reached = !item.followUpOn().isAfter(LocalDate.now(clock.withZone(Zone.CHINA)));
        return new Cell("本人" + from + "，" + DATES.shortDay(item.followUpOn()) + (reached ? "跟进到期" : "跟进")
                + (item.followUpNote() == null ? "" : "：" + item.followUpNote()), reached ? "due due-soon" : null, null);
    }

    private Cell due(WorkItem item) {
        if (item.clock().equals("PAUSED")) {
            return new Cell("暂停计时", "due due-paused", null);
        }
        Deadlines.Words words = deadlines.inWords(item.dueAt(), clock.instant());
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

    private static Cell onTime(WorkItem item) {
        return item.doneLate() ? new Cell("超期办结", "due due-overdue", null) : Cell.of("按期");
    }

    private static String holder(WorkItem item, Actor reader) {
        if (item.holder() == null) {
            return "待认领";
        }
        return item.heldBy(reader.userId()) ? "本人" : Objects.requireNonNullElse(item.holderName(), item.holder())
                + (item.transferredFrom() == null ? "" : "（" + item.transferredFrom() + "转来）");
    }

    private String escalation(WorkItem item) {
        return item.escalationLevel() == 0 ? "尚未督办"
                : "第" + item.escalationLevel() + "级，已告知" + people.groupLabel(item.escalatedTo()) + "（"
                        + DATES.shortMoment(item.escalatedAt()) + "）";
    }

    private static Cell status(CaseFiles.Face face) {
        return new Cell(face.stateLabel(), "stamp " + stamp(face), null);
    }

    static String stamp(CaseFiles.Face face) {
        return switch (face.kind()) {
            case DRAFT -> "stamp-draft";
            case OPEN -> "stamp-open";
            case RETURNED -> "stamp-returned";
            case GRANTED -> "stamp-done";
            case REFUSED -> "stamp-refused";
            case ENDED -> "stamp-ended";
        };
    }

    private static Cell number(String number) {
        return new Cell(number, "digits nowrap", "/cases/" + number);
    }

    private static Cell step(WorkItem item) {
        return new Cell(item.stepLabel(), "nowrap", null);
    }

    private static List<String> exact(WorkItem item) {
        return Stream.of(item.dueAt(), item.createdAt(), item.claimedAt()).map((Instant time) -> DATES.moment(time)).toList();
    }
}
