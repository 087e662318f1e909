package org.peixun.worklist;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.notification.Notifications;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseTypes;
import org.peixun.workflow.HolderNotice;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 抄送: the case laid before colleagues who need to know of it. To read; nothing to decide, nothing to answer. */
@Component
public class CaseCopies {

    private static final int LONGEST_NOTE = 200;

    private final JdbcClient jdbc;
    private final WorkList items;
    private final Officers officers;
    private final CaseTypes types;
    private final AccessPolicy access;
    private final AuditTrail audit;
    private final HolderNotice notice;
    private final ApplicationEventPublisher events;
    private final DueWindow window;

    CaseCopies(JdbcClient jdbc, WorkList items, Officers officers, CaseTypes types, AccessPolicy access, AuditTrail audit,
            HolderNotice notice, ApplicationEventPublisher events, DueWindow window) {
        this.jdbc = jdbc;
        this.items = items;
        this.officers = officers;
        this.types = types;
        this.access = access;
        this.audit = audit;
        this.notice = notice;
        this.events = events;
        this.window = window;
    }

    public record Copy(long id, String sentByName, String recipient, String recipientName, String note, Instant sentAt, Instant readAt) {}

    record Row(long id, String caseNumber, String title, String institutionName, String stateLabel, String sentByName, String note,
            Instant sentAt, Instant readAt) {}

    record Counts(Counted unread, Counted all) {}

    /** Whether the actor has, or had, a task of the case in hand: who decided sends the copies afterwards. */
    boolean sends(List<WorkItem> ofCase, Actor actor) {
        return ofCase.stream().anyMatch(item -> !item.isWithApplicant()
                && (item.isOpen() && item.inHandsOf(actor.userId()) || actor.userId().equals(item.doneBy())));
    }

    /** Group id → label, and its members, for the page. @throws RequestRefused 404, 409 when it is not the actor's to send */
    public List<Choice> choices(String number, Actor actor) {
        return groups(number, actor).stream().map(group -> new Choice(group.id(), group.label(), group.members())).toList();
    }

    public record Choice(String id, String label, List<People.Person> members) {}

    private List<Officers.Group> groups(String number, Actor actor) {
        AccessPolicy.Subject subject = types.subject(number);
        access.check(actor, Action.CONSULT, subject);
        if (!sends(items.ofCase(number), actor)) {
            throw RequestRefused.conflict("该事项不在您手中，您也没有办理过，不能抄送。请由办理人抄送。");
        }
        return officers.toCopy(subject.jurisdiction(), actor);
    }

    /** @param to user ids and group ids */
    @Transactional
    public int send(String number, List<String> to, String note, Actor actor) {
        List<Officers.Group> groups = groups(number, actor);
        String what = note == null ? "" : note.strip();
        if (what.codePointCount(0, what.length()) > LONGEST_NOTE) {
            throw RequestRefused.badInput("抄送说明不超过" + LONGEST_NOTE + "字，请删减后再抄送。");
        }
        types.checkWritten(number, "note", what, actor);
        Set<People.Person> recipients = new LinkedHashSet<>();
        groups.forEach(group -> group.members().stream()
                .filter(person -> to != null && (to.contains(group.id()) || to.contains(person.userId()))).forEach(recipients::add));
        Set<String> known = groups.stream().flatMap(group -> java.util.stream.Stream.concat(java.util.stream.Stream.of(group.id()),
                group.members().stream().map(People.Person::userId))).collect(Collectors.toSet());
        if (recipients.isEmpty() || !known.containsAll(to)) {
            throw RequestRefused.badInput("请从名单中选择抄送人员或者岗位。只能抄送本县（市、区）和市级人员。");
        }
        for (People.Person person : recipients) {
            jdbc.sql("""
                    INSERT INTO case_copy (case_number, sent_by, sent_by_name, recipient, recipient_name, note, sent_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""")
                    .params(number, actor.userId(), actor.name(), person.userId(), person.name(), what, window.now()).update();
            // also whoever stands in for an absent one: it may matter before the return; the receipt stays the recipient's own
            notice.tell(person.userId(), new Notifications.Message("抄送：" + number,
                    actor.name() + "将本事项抄送给您" + (what.isEmpty() ? "。" : "：" + what), "/cases/" + number, number));
        }
        String names = recipients.stream().map(People.Person::name).collect(Collectors.joining("、"));
        String text = actor.name() + "抄送" + names + (what.isEmpty() ? "。" : "：" + what);
        audit.record(new AuditTrail.Entry(types.subject(number).jurisdiction(), number, actor.userId(), actor.name(), "task.copied",
                text, Map.of("抄送", new Change(null, names))));
        events.publishEvent(new CaseEvent(number, window.now().toInstant(), CaseEvent.Kind.COPIED, null, actor.userId(), actor.name(), text, false));
        return recipients.size();
    }

    /** The read receipt: said by the reader. Only one's own. */
    @Transactional
    public void read(String number, Actor actor) {
        int rows = jdbc.sql("UPDATE case_copy SET read_at = coalesce(read_at, ?) WHERE case_number = ? AND recipient = ?")
                .params(window.now(), number, actor.userId()).update();
        if (rows == 0) {
            throw RequestRefused.notFound("没有找到抄送给您的该事项。请返回“抄送我的”刷新后再试。");
        }
    }

    List<Copy> ofCase(String number) {
        return jdbc.sql("SELECT id, sent_by_name, recipient, recipient_name, note, sent_at, read_at FROM case_copy WHERE case_number = ? ORDER BY sent_at, id")
                .param(number).query(Copy.class).list();
    }

    Found<Row> list(String me, boolean all, ListFilter filter) {
        return Found.of(jdbc.sql("""
                        SELECT c.id, c.case_number, coalesce(f.title, c.case_number) AS title, f.institution_name, f.state_label,
                               c.sent_by_name, c.note, c.sent_at, c.read_at
                          FROM case_copy c LEFT JOIN case_file f ON f.number = c.case_number WHERE c.recipient = :me"""
                        + (all ? "" : " AND c.read_at IS NULL") + " ORDER BY c.sent_at DESC, c.id LIMIT :limit OFFSET :offset")
                .params(Map.of("me", me, "limit", filter.size() + 1, "offset", filter.offset())).query(Row.class).list(), filter);
    }

    Counts counts(String me) {
        return jdbc.sql("SELECT (SELECT count(*) FROM (SELECT 1 FROM case_copy WHERE recipient = :me AND read_at IS NULL LIMIT "
                        + Counted.LIMIT + ") a), (SELECT count(*) FROM (SELECT 1 FROM case_copy WHERE recipient = :me LIMIT " + Counted.LIMIT + ") b)")
                .param("me", me).query((row, i) -> new Counts(new Counted(row.getInt(1)), new Counted(row.getInt(2)))).single();
    }
}
