package org.peixun.projectlist;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.round.RoundViews;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a county's clerk does with the list. Another county's number does not exist for him: 404. */
@Service
@Transactional
public class ProjectLists {

    /** A file and its name. */
    public record Book(String name, byte[] content) {}

    private final ProjectListFiles lists;
    private final ProjectRegister register;
    private final ListViews views;
    private final ListChecks checks;
    private final ProjectUploads uploads;
    private final AccessPolicy access;
    private final ProjectListJournal journal;
    private final RoundViews rounds;
    private final Clock clock;

    ProjectLists(
            ProjectListFiles lists, ProjectRegister register, ListViews views, ListChecks checks, ProjectUploads uploads, AccessPolicy access,
            ProjectListJournal journal, RoundViews rounds, Clock clock) {
        this.lists = lists;
        this.register = register;
        this.views = views;
        this.checks = checks;
        this.uploads = uploads;
        this.access = access;
        this.journal = journal;
        this.rounds = rounds;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ListView view(String number, Actor actor) {
        return views.of(filled(number, actor));
    }

    @Transactional(readOnly = true)
    public ProjectChoices choices(String number, Actor actor) {
        return ProjectChoices.of(checks.facts(filled(number, actor)));
    }

    /** @return key of the new row */
    public String add(String number, Map<String, String> typed, Actor actor) {
        ProjectList list = filled(number, actor);
        Draft draft = list.draft().add(typed);
        checkRoom(list, draft, "没有新增");
        keep(list, draft);
        return draft.rows().get(draft.rows().size() - 1).key();
    }

    /**
     * Saves as typed, right or wrong.
     *
     * @param seen {@link ProjectRow#mark} of the page; {@code null} or empty = it does not say, and writes over whatever stands there
     * @return mark of what stands there now
     * @throws RequestRefused 409 when something else stands in the project than the page showed; the same once more is no harm
     */
    public String save(String number, String row, Map<String, String> typed, String seen, Actor actor) {
        ProjectList list = filled(number, actor);
        ProjectRow there = existing(list, row);
        ProjectRow wanted = there.with(typed);
        if (seen != null && !seen.isEmpty() && !seen.equals(there.mark()) && !wanted.mark().equals(there.mark())) {
            throw RequestRefused.conflict("您打开本页以后，这个项目已由同事或者在另一页面修改，为免覆盖，您填写的没有保存。"
                    + "请与现已保存的内容对照，改好后再按“保存并核对”。");
        }
        keep(list, list.draft().change(row, typed));
        return wanted.mark();
    }

    public void remove(String number, String row, Actor actor) {
        ProjectList list = filled(number, actor);
        ProjectRow gone = existing(list, row);
        keep(list, list.draft().remove(row));
        journal.audit(list, actor, "rowRemoved", "从项目清单中删除项目“" + gone.value(ProjectField.NAME) + "”。",
                Map.of("项目名称", new AuditTrail.Change(gone.value(ProjectField.NAME), null)));
    }

    public void upload(String number, String fileName, InputStream content, Actor actor) {
        ProjectList list = filled(number, actor);
        list.save(list.draft(), clock.instant());
        uploads.keep(number, fileName, content);
    }

    @Transactional(readOnly = true)
    public Optional<UploadView> uploaded(String number, Actor actor) {
        return uploads.view(filled(number, actor));
    }

    @Transactional(readOnly = true)
    public byte[] annotated(String number, Actor actor) {
        return uploads.annotated(filled(number, actor));
    }

    /**
     * Rows with the name of a project of the list replace it, the others are added.
     *
     * @param seen {@link UploadView#seen} of the file that the person has checked @return how many were taken over
     */
    public int accept(String number, String seen, boolean all, Actor actor) {
        ProjectList list = filled(number, actor);
        Takeover taken = uploads.take(list, seen, all);
        Draft draft = taken.after();
        checkRoom(list, draft, "没有导入");
        keep(list, draft);
        uploads.imported(number, !all);
        journal.audit(list, actor, "imported", "从 Excel 文件导入" + taken.rows().size() + "个项目。",
                Map.of("项目数", new AuditTrail.Change(null, String.valueOf(draft.rows().size()))));
        return taken.rows().size();
    }

    /** 放弃本次上传: the list stays as it is. @param seen as of {@link #accept} @throws RequestRefused 409 when it is another file now */
    public void giveUp(String number, String seen, Actor actor) {
        uploads.giveUp(filled(number, actor).number(), seen);
    }

    @Transactional(readOnly = true)
    public byte[] template(String number, Actor actor) {
        return ProjectBook.template(choices(number, actor));
    }

    /** Of a list that passed what was sent, and beside it the projects as they are now. */
    @Transactional(readOnly = true)
    public Book export(String number, Actor actor) {
        ProjectList list = lists.get(number);
        access.check(actor, Action.SEE_CASE, list.subject());
        ProjectChoices choices = ProjectChoices.of(checks.facts(list));
        if (!list.state().passed()) {
            return new Book("项目清单" + number + ".xlsx", ProjectBook.export(list.draft().rows(), choices));
        }
        String sent = "报送时的内容（第" + list.submissions() + "次报送）";
        return new Book("项目清单" + number + sent + ".xlsx",
                ProjectBook.export(list.draft().rows(), choices, sent, register.ofList(number)));
    }

    /** Projects beyond the limit would have to be taken out again one by one. @param not what is not done */
    private void checkRoom(ProjectList list, Draft draft, String not) {
        int most = checks.facts(list).policy().integer("projectList.maxProjects");
        if (draft.rows().size() > most) {
            throw RequestRefused.badInput("一份清单最多" + most + "个项目，现有" + list.draft().rows().size() + "个，加上这次的共" + draft.rows().size()
                    + "个，" + not + "。请把同类的小项目合并（" + checks.facts(list).policy().basis("projectList.maxProjects") + "）。");
        }
    }

    private void keep(ProjectList list, Draft draft) {
        list.save(draft, clock.instant());
        lists.saveAndFlush(list);
        rounds.begun(list.number());
        journal.face(list);
    }

    private ProjectList filled(String number, Actor actor) {
        ProjectList list = lists.get(number);
        access.check(actor, Action.FILL_PROJECT_LIST, list.subject());
        return list;
    }

    private static ProjectRow existing(ProjectList list, String row) {
        return list.draft().row(row).orElseThrow(() -> RequestRefused.conflict(
                "这个项目已被删除，可能是同事刚刚操作的。您填写的内容没有保存，请返回清单后新增。"));
    }
}
