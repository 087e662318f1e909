package org.peixun.worklist;

import java.util.List;
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

/** The lists of cases: 我发起的, 草稿, 搜索. */
@Component
class CaseLists {

    private static final Dates DATES = new Dates();

    private final CaseFiles files;
    private final CaseTypes types;
    private final Jurisdictions jurisdictions;
    private final Reach reach;

    CaseLists(CaseFiles files, CaseTypes types, Jurisdictions jurisdictions, Reach reach) {
        this.files = files;
        this.types = types;
        this.jurisdictions = jurisdictions;
        this.reach = reach;
    }

    Listing started(Actor actor, ListFilter filter) {
        Found<CaseFiles.Face> found = files.started(actor, filter);
        boolean institution = filter.tab().equals("institution");
        List<Tab> tabs = reach.institutions(actor).isEmpty() ? List.of() : List.of(
                new Tab("本人报送", null, filter.at("", ""), !institution),
                new Tab("本机构报送", null, filter.at("institution", ""), institution));
        return new Listing("started", "我发起的", filter, tabs,
                List.of("报送日期", "编号", "事项／班名", "机构", "状态", "最近变动"), List.of("报送时间", "办结时间"),
                found.rows().stream().map(face -> new Row(null, Verbs.NONE, List.of(
                        Cell.of(DATES.day(face.submittedAt())), Cells.number(face.number()), Cell.of(face.title()),
                        Cell.of(face.institutionName()), Cells.status(face), Cell.of(DATES.moment(face.updatedAt()))),
                        List.of(DATES.moment(face.submittedAt()), DATES.moment(face.endedAt())))).toList(),
                files.startedCount(actor, filter), found.more(),
                filter.narrowed() ? Lists.NARROWED : new Empty("还没有报送过的事项。", "报送以后，在这里可以看到办到了哪一步。"));
    }

    Listing drafts(Actor actor, ListFilter filter) {
        Found<CaseFiles.Face> found = files.drafts(actor, filter);
        return new Listing("drafts", "草稿", filter, List.of(),
                List.of("最近保存", "编号", "事项／班名", "机构"), List.of(),
                found.rows().stream().map(face -> new Row(null, Verbs.NONE, List.of(
                        Cell.of(DATES.moment(face.updatedAt())),
                        new Cell(face.number(), null, types.byId(face.caseType()).draftPath(face.number())),
                        Cell.of(face.title()), Cell.of(face.institutionName())), List.of())).toList(),
                files.draftCount(actor, filter), found.more(),
                filter.narrowed() ? Lists.NARROWED : new Empty("没有未报送的草稿。", "填写中的申请会自动保存，并出现在这里。"));
    }

    /** Without a word to look for nothing is listed. */
    Listing search(Actor actor, ListFilter filter) {
        boolean asked = !filter.text().isEmpty();
        Found<CaseFiles.Face> found = asked ? files.search(actor, filter) : new Found<>(List.of(), false);
        return new Listing("search", "搜索", filter, List.of(),
                List.of("编号", "事项／班名", "机构", "县（市、区）", "状态", "报送日期"), List.of("报送时间", "办结时间"),
                found.rows().stream().map(face -> new Row(null, Verbs.NONE, List.of(
                        Cells.number(face.number()), Cell.of(face.title()), Cell.of(face.institutionName()),
                        Cell.of(jurisdictions.name(face.jurisdiction())), Cells.status(face),
                        Cell.of(DATES.day(face.submittedAt()))),
                        List.of(DATES.moment(face.submittedAt()), DATES.moment(face.endedAt())))).toList(),
                asked ? files.searchCount(actor, filter) : new Counted(0), found.more(),
                asked ? new Empty("没有找到与“" + filter.text() + "”相符的事项。",
                                "请核对编号、机构名称或者班名，可以只输入其中几个字；不在您辖区或者机构内的事项不会列出。")
                        : new Empty("请输入要查找的内容。", "可以输入编号、机构名称或者班名中的几个字，多个词之间用空格分开。"));
    }
}
