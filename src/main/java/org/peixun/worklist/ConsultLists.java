package org.peixun.worklist;

import java.util.List;
import org.peixun.identity.Actor;
import org.peixun.shared.Dates;
import org.peixun.worklist.Listing.Cell;
import org.peixun.worklist.Listing.Empty;
import org.peixun.worklist.Listing.Row;
import org.peixun.worklist.Listing.Tab;
import org.peixun.worklist.Listing.Verbs;
import org.springframework.stereotype.Component;

/** What colleagues lay before a person: 待阅加签 and 抄送我的. Both open the case; nothing is decided from here. */
@Component
class ConsultLists {

    private static final Dates DATES = new Dates();

    private final OpinionRequests requests;
    private final CaseCopies copies;
    private final Cells cells;

    ConsultLists(OpinionRequests requests, CaseCopies copies, Cells cells) {
        this.requests = requests;
        this.copies = copies;
        this.cells = cells;
    }

    Listing opinions(Actor actor, ListFilter filter) {
        boolean past = filter.tab().equals("past");
        Found<OpinionRequests.Row> found = requests.list(actor.userId(), past, filter);
        OpinionRequests.Counts counts = requests.counts(actor.userId(), past);
        List<Tab> tabs = List.of(new Tab("待回复", counts.open(), filter.at("", ""), !past),
                new Tab("已回复、已撤回", counts.past(), filter.at("past", ""), past));
        return new Listing("opinions", "待阅加签", filter, tabs,
                List.of(past ? "结束时间" : "回复期限", "编号", "事项／班名", "机构", "环节", "提出人", "问题", past ? "结果" : "请谁提出"),
                List.of("回复期限"),
                found.rows().stream().map(row -> new Row(null, Verbs.NONE, List.of(
                        past ? Cell.of(DATES.moment(row.closedAt())) : cells.due(row.dueAt()),
                        new Cell(row.caseNumber(), "digits nowrap", "/cases/" + row.caseNumber()), Cell.of(row.title()),
                        Cell.of(row.institutionName()), new Cell(row.stepLabel(), "nowrap", null), Cell.of(row.askedByName()),
                        Cell.of(row.question()), Cell.of(past ? result(row) : whom(row, actor))),
                        List.of(DATES.moment(row.dueAt())))).toList(),
                counts.matching(), found.more(),
                past ? new Empty("还没有回复过加签。", "回复过的、被撤回的加签会出现在这里。")
                        : new Empty("没有等待您回复的加签。", "同事请您提出意见时会出现在这里。"));
    }

    Listing copies(Actor actor, ListFilter filter) {
        boolean all = filter.tab().equals("all");
        Found<CaseCopies.Row> found = copies.list(actor.userId(), all, filter);
        CaseCopies.Counts counts = copies.counts(actor.userId());
        List<Tab> tabs = List.of(new Tab("未读", counts.unread(), filter.at("", ""), !all),
                new Tab("全部", counts.all(), filter.at("all", ""), all));
        return new Listing("copies", "抄送我的", filter, tabs,
                List.of("抄送时间", "编号", "事项／班名", "机构", "状态", "抄送人", "说明", "阅读"), List.of("阅读时间"),
                found.rows().stream().map(row -> new Row(null, Verbs.NONE, List.of(
                        Cell.of(DATES.moment(row.sentAt())),
                        new Cell(row.caseNumber(), "digits nowrap", "/cases/" + row.caseNumber()), Cell.of(row.title()),
                        Cell.of(row.institutionName()), Cell.of(row.stateLabel()), Cell.of(row.sentByName()), Cell.of(row.note()),
                        row.readAt() == null ? new Cell("未读", "due due-soon", null) : Cell.of("已阅")),
                        List.of(DATES.moment(row.readAt())))).toList(),
                all ? counts.all() : counts.unread(), found.more(),
                all ? new Empty("还没有抄送给您的事项。", "同事抄送给您的事项会出现在这里。")
                        : new Empty("没有未读的抄送。", "读过的在“全部”中；打开事项后按“已阅”，抄送人即可看到。"));
    }

    private static String whom(OpinionRequests.Row row, Actor actor) {
        return row.asked().equals(actor.userId()) ? "本人" : "本人（代" + row.askedName() + "）";
    }

    private static String result(OpinionRequests.Row row) {
        return switch (row.state()) {
            case "ANSWERED" -> row.opinion();
            case "WITHDRAWN" -> "已撤回";
            default -> "事项已办结，未回复";
        };
    }
}
