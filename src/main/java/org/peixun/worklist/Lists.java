package org.peixun.worklist;

import java.util.List;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.Dates;
import org.peixun.workflow.CaseTypes;
import org.peixun.worklist.Listing.Cell;
import org.peixun.worklist.Listing.Empty;
import org.peixun.worklist.Listing.Row;
import org.peixun.worklist.Listing.Tab;
import org.peixun.worklist.Listing.Verbs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists, each two queries: a page of rows and all its numbers. Here those of items; of cases {@link CaseLists}. */
@Component
@Transactional(readOnly = true)
public class Lists {

    private static final Dates DATES = new Dates();
    static final Empty NARROWED = new Empty("没有符合条件的事项。", "请减少查询条件，或者清除查询条件后重新查看。");

    private final WorkList items;
    private final ItemCounts numbers;
    private final CaseLists cases;
    private final ConsultLists consults;
    private final Cells cells;
    private final Outcomes outcomes;
    private final CaseTypes types;
    private final Jurisdictions jurisdictions;
    private final Reach reach;

    Lists(WorkList items, ItemCounts numbers, CaseLists cases, ConsultLists consults, Cells cells, Outcomes outcomes, CaseTypes types,
            Jurisdictions jurisdictions, Reach reach) {
        this.items = items;
        this.numbers = numbers;
        this.cases = cases;
        this.consults = consults;
        this.cells = cells;
        this.outcomes = outcomes;
        this.types = types;
        this.jurisdictions = jurisdictions;
        this.reach = reach;
    }

    public Listing todo(Actor actor, ListFilter filter) {
        Found<WorkItem> found = items.todo(actor, filter);
        ItemCounts.Todo counts = numbers.todo(actor, filter);
        String tab = filter.tab();
        String due = filter.due();
        List<Tab> tabs = List.of(
                new Tab("全部", counts.everything(), filter.at("", ""), tab.isEmpty() && due.isEmpty()),
                new Tab("我的", counts.mine(), filter.at("mine", ""), tab.equals("mine")),
                new Tab("本组待认领", counts.group(), filter.at("group", ""), tab.equals("group")),
                new Tab("临期", counts.soon(), filter.at("", "soon"), tab.isEmpty() && due.equals("soon")),
                new Tab("超期", counts.overdue(), filter.at("", "overdue"), tab.isEmpty() && due.equals("overdue")),
                new Tab("跟进到期", counts.followUp(), filter.at("", "followUp"), due.equals("followUp")),
                new Tab("暂停", counts.paused(), filter.at("paused", ""), filter.tab().equals("paused")),
                new Tab("同组在办", counts.colleagues(), filter.at("colleagues", ""), tab.equals("colleagues")));
        return new Listing("todo", "待办", filter, tabs,
                List.of("期限", "编号", "事项／班名", "机构", "环节", "办理人"), List.of("到期时间", "到达时间", "认领时间"),
                found.rows().stream().map(item -> todoRow(item, actor)).toList(), counts.matching(filter), found.more(),
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
                        Cell.of(DATES.moment(item.doneAt())), Cells.number(item.caseNumber()), Cell.of(item.title()),
                        Cell.of(item.institutionName()), Cells.step(item),
                        Cell.of(outcomes.label(item)), Cells.onTime(item)), Cells.exact(item))).toList(),
                numbers.done(actor, filter), found.more(),
                filter.narrowed() ? NARROWED : new Empty("您还没有办结过事项。", "在“待办”中办结的事项会出现在这里。"));
    }

    public Listing supervision(Actor actor, ListFilter filter) {
        List<String> where = reach.jurisdictions(actor, Action.SUPERVISE);
        Found<WorkItem> found = items.supervision(where, filter);
        ItemCounts.Supervision counts = numbers.supervision(where, filter);
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
                        late ? Cell.of(DATES.moment(item.doneAt())) : cells.due(item), Cells.number(item.caseNumber()),
                        Cell.of(item.title()), Cell.of(jurisdictions.name(item.jurisdiction())),
                        Cell.of(item.institutionName()), Cells.step(item),
                        Cell.of(late ? item.doerShown() : Cells.holder(item, actor)), Cell.of(cells.escalation(item))),
                        Cells.exact(item))).toList(),
                counts.matching(filter), found.more(),
                filter.narrowed() ? NARROWED : switch (tab) {
                    case "soon" -> new Empty("没有即将逾期的事项。", "期限将到而未办结的事项会出现在这里。");
                    case "doneLate" -> new Empty("没有逾期办结的事项。", "超过期限后才办结的事项会出现在这里。");
                    default -> new Empty("没有逾期未办的事项。", "可以查看“即将逾期”，提前督促。");
                });
    }

    /** A list by its id. */
    public Listing byId(String id, Actor actor, ListFilter filter) {
        return switch (id) {
            case "todo" -> todo(actor, filter);
            case "done" -> done(actor, filter);
            case "supervision" -> supervision(actor, filter);
            case "started" -> cases.started(actor, filter);
            case "drafts" -> cases.drafts(actor, filter);
            case "search" -> cases.search(actor, filter);
            case "opinions" -> consults.opinions(actor, filter);
            case "copies" -> consults.copies(actor, filter);
            default -> throw new IllegalArgumentException("no list " + id);
        };
    }

    private Row todoRow(WorkItem item, Actor actor) {
        boolean mine = item.inHandsOf(actor.userId());
        boolean free = item.isOpen() && item.holder() == null;
        boolean owns = item.isOpen() && mine && !item.isLent();
        return new Row(item.taskId(), new Verbs(free, owns, owns, (free || owns)
                && types.byId(item.caseType()).bulkDecision(item.stepKey()) != null), List.of(cells.due(item), Cells.number(item.caseNumber()),
                Cell.of(item.title()), Cell.of(item.institutionName()), Cells.step(item),
                mine ? cells.inHand(item, actor) : Cell.of(Cells.holder(item, actor))), Cells.exact(item),
                // one of an institution may do what another of it has in hand
                item.isOpen() && !mine && !free && item.isWithApplicant() ? "/cases/" + item.caseNumber() : null);
    }
}
