package org.peixun.projectlist;

import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.form.ReasonList;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 逐项标记: the city's clerk notes at each project what has to be put right, before deciding on the whole list. */
@Service
@Transactional
public class ListMarks {

    private static final int LONGEST_NOTE = 200;

    private final ProjectListFiles lists;
    private final ListNotices notices;
    private final ListReasons reasons;
    private final AccessPolicy access;
    private final ProjectListJournal journal;

    ListMarks(ProjectListFiles lists, ListNotices notices, ListReasons reasons, AccessPolicy access, ProjectListJournal journal) {
        this.lists = lists;
        this.notices = notices;
        this.reasons = reasons;
        this.access = access;
        this.journal = journal;
    }

    /** @throws RequestRefused 400 with what is wrong, and when the project bears this reason with another note: a colleague may have written it; 409 */
    public void mark(String number, String row, String code, String note, Actor actor) {
        ProjectList list = checked(number, actor);
        ReasonList.Reason reason = reasons.mark(code);
        if (Chars.count(note.strip()) > LONGEST_NOTE) {
            throw RequestRefused.badInput("说明最多" + LONGEST_NOTE + "字，现有" + note.strip().length() + "字，请删减后重新提交。");
        }
        ProjectRow marked = list.draft().row(row)
                .orElseThrow(() -> RequestRefused.notFound("清单中没有这个项目。请刷新页面后重试。"));
        notices.marks(number).stream().filter(there -> there.rowKey().equals(row) && there.code().equals(code) && !there.note().equals(note.strip()))
                .findFirst().ifPresent(there -> {
                    throw RequestRefused.badInput("“" + marked.value(ProjectField.NAME) + "”已标记“" + reason.label() + "”"
                            + (there.note().isEmpty() ? "" : "，说明是：" + there.note()) + "。需要修改说明的，先撤去原来的标记，再按“标记”。");
                });
        notices.mark(number, row, code, note.strip());
        journal.audit(list, actor, "marked", "标记“" + marked.value(ProjectField.NAME) + "”：" + reason.label() + "。",
                Map.of("说明", new AuditTrail.Change(null, note.strip())));
    }

    public void unmark(String number, String row, String code, Actor actor) {
        ProjectList list = checked(number, actor);
        notices.unmark(number, row, code);
        journal.audit(list, actor, "unmarked", "撤去一处标记：" + reasons.mark(code).label() + "。", Map.of());
    }

    private ProjectList checked(String number, Actor actor) {
        ProjectList list = lists.get(number);
        access.check(actor, Action.CHECK_PROJECT_LIST, list.subject());
        if (list.state() != ListState.SENT) {
            throw RequestRefused.conflict("待核对的项目清单才可以标记，当前状态：" + list.state().label() + "。请刷新页面查看最新情况。");
        }
        return list;
    }
}
