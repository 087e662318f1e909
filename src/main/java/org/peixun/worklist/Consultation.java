package org.peixun.worklist;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.notification.Notifications;
import org.peixun.notification.Notifications.Message;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Dates;
import org.peixun.shared.OncePerTransaction;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseTypes;
import org.peixun.workflow.HolderNotice;
import org.peixun.workflow.TaskOpinions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 加签: the holder of a task asks other officers; what they write comes back, and the holder alone decides. */
@Component
public class Consultation implements TaskOpinions {

    private static final int LONGEST_QUESTION = 500;
    private static final int LONGEST_OPINION = 2000;
    private static final Dates DATES = new Dates();

    private final OpinionRequests requests;
    private final WorkList items;
    private final Officers officers;
    private final CaseTypes types;
    private final AccessPolicy access;
    private final People people;
    private final PolicyParameters parameters;
    private final WorkingCalendar calendar;
    private final AuditTrail audit;
    private final HolderNotice notice;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;
    private final DueWindow window;

    Consultation(OpinionRequests requests, WorkList items, Officers officers, CaseTypes types, AccessPolicy access, People people,
            PolicyParameters parameters, WorkingCalendar calendar, AuditTrail audit, HolderNotice notice,
            Notifications notifications, ApplicationEventPublisher events, DueWindow window) {
        this.requests = requests;
        this.items = items;
        this.officers = officers;
        this.types = types;
        this.access = access;
        this.people = people;
        this.parameters = parameters;
        this.calendar = calendar;
        this.audit = audit;
        this.notice = notice;
        this.notifications = notifications;
        this.events = events;
        this.window = window;
    }

    @Override
    public List<String> missing(String taskId) {
        return requests.missing(taskId);
    }

    /**
     * To be asked in the transaction in which the task has ended, and which is then undone.
     *
     * @throws RequestRefused 400 naming those whose opinions have not come, unless the person goes on without them
     */
    public void checkCompleted(String taskId, boolean despite) {
        OncePerTransaction.<String>known(unanswered(taskId)).filter(missing -> !despite).ifPresent(missing -> {
            throw RequestRefused.badInput("还没有收到" + missing + "的加签意见，本次没有提交。仍要办理的，请勾选“不等意见，先行办理”后再提交；也可以先撤回加签。");
        });
    }

    /** @param unanswered names of those whose opinions were closed with the task, {@code null} = of nobody */
    static void closed(String taskId, String unanswered) {
        if (unanswered != null) {
            OncePerTransaction.put(unanswered(taskId), unanswered);
        }
    }

    private static List<String> unanswered(String taskId) {
        return List.of("opinions unanswered", taskId);
    }

    /** Group label and members, for the page. */
    public Map<String, List<People.Person>> askable(WorkItem item, Actor actor) {
        return officers.toAsk(item, actor).stream().collect(Collectors.toMap(Officers.Group::label, Officers.Group::members,
                (one, other) -> one, java.util.LinkedHashMap::new));
    }

    /** @throws RequestRefused 404 for another county's case, 409 when it is not in the actor's hands */
    public WorkItem held(String taskId, Actor actor) {
        WorkItem item = items.find(taskId)
                .orElseThrow(() -> RequestRefused.notFound("没有找到该待办。请回到“待办”刷新后重新选择。"));
        access.check(actor, Action.CONSULT, types.subject(item.caseNumber()));
        if (!item.isOpen() || !item.inHandsOf(actor.userId()) || !actor.groups().contains(item.queue())) {
            throw RequestRefused.conflict("“" + item.stepLabel() + "”不在您手中，不能加签。请先认领，或者刷新页面查看办理人。");
        }
        return item;
    }

    @Transactional
    public WorkItem ask(String taskId, List<String> asked, String question, Actor actor) {
        WorkItem item = held(taskId, actor);
        String what = text(question, LONGEST_QUESTION, "请写明需要答复的问题");
        types.checkWritten(item.caseNumber(), "question", what, actor);
        List<People.Person> chosen = officers.toAsk(item, actor).stream().flatMap(group -> group.members().stream())
                .filter(person -> asked != null && asked.contains(person.userId())).distinct().toList();
        if (chosen.isEmpty() || chosen.size() < asked.stream().distinct().count()) {
            throw RequestRefused.badInput("请从名单中选择加签人员。只能向本县（市、区）人员或者市级经办加签。");
        }
        OffsetDateTime due = due(item.jurisdiction());
        Actor asker = item.holder().equals(actor.userId()) ? actor : actor.inPlaceOf(item.holderName());
        for (People.Person person : chosen) {
            if (!requests.add(item, actor.userId(), asker.name(), person.userId(), person.name(), what, due)) {
                throw RequestRefused.conflict("已经请" + person.name() + "就“" + item.stepLabel() + "”提出意见，正等待回复，不能重复加签。");
            }
        }
        String names = chosen.stream().map(People.Person::name).collect(Collectors.joining("、"));
        String text = asker.name() + "请" + names + "就“" + item.stepLabel() + "”提出意见，" + DATES.day(due.toInstant()) + "前回复：" + what;
        write(item.caseNumber(), item.stepLabel(), asker, CaseEvent.Kind.OPINION_ASKED, "task.opinionAsked", text,
                Map.of("加签人员", new Change(null, names)));
        chosen.forEach(person -> tell(person.userId(), "加签：" + item.caseNumber(), text, item.caseNumber()));
        return item;
    }

    @Transactional
    public OpinionRequest answer(long id, String opinion, Actor actor) {
        OpinionRequest request = find(id, actor);
        if (!request.askedOf(actor.userId())) {
            throw request.isOpen() || !request.asked().equals(actor.userId()) ? RequestRefused.forbidden("该意见是请"
                    + request.askedName() + "提出的，您不能代为回复。") : closed(request);
        }
        String what = text(opinion, LONGEST_OPINION, "请填写意见");
        types.checkWritten(request.caseNumber(), "opinion", what, actor);
        Actor answerer = request.asked().equals(actor.userId()) ? actor : actor.inPlaceOf(request.askedName());
        if (!requests.answer(id, what, actor.userId(), answerer.name())) {
            throw closed(requests.find(id).orElseThrow());
        }
        write(request.caseNumber(), request.stepLabel(), answerer, CaseEvent.Kind.OPINION_GIVEN, "task.opinionGiven",
                answerer.name() + "的加签意见：" + what, Map.of("加签意见", new Change(null, what)));
        WorkItem item = items.find(request.taskId()).orElseThrow();
        tellAnswered(item, request, new Message("加签已回复：" + request.caseNumber(),
                answerer.name() + "就“" + request.stepLabel() + "”回复了加签意见，请查看后办理。", "/cases/" + request.caseNumber(), request.caseNumber()));
        return request;
    }

    /** Whoever answers for the task; while it waits in its queue the one who asked, or the queue when that one has left it. */
    private void tellAnswered(WorkItem item, OpinionRequest request, Message message) {
        if (item.holder() != null) {
            notice.tell(item.delegatedBy() == null ? item.holder() : item.delegatedBy(), message);
        } else if (people.membersOf(item.queue()).stream().anyMatch(member -> member.userId().equals(request.askedBy()))) {
            notice.tell(request.askedBy(), message);
        } else {
            notifications.toGroup(item.queue(), message);
        }
    }

    @Transactional
    public OpinionRequest withdraw(long id, Actor actor) {
        OpinionRequest request = find(id, actor);
        if (!request.isOpen()) {
            throw closed(request);
        }
        WorkItem item = held(request.taskId(), actor);
        if (!requests.withdraw(id)) {
            throw closed(requests.find(id).orElseThrow());
        }
        Actor asker = item.holder().equals(actor.userId()) ? actor : actor.inPlaceOf(item.holderName());
        String text = asker.name() + "撤回了请" + request.askedName() + "就“" + request.stepLabel() + "”提出意见的加签，无需再回复。";
        write(request.caseNumber(), request.stepLabel(), asker, CaseEvent.Kind.OPINION_WITHDRAWN, "task.opinionWithdrawn", text, Map.of());
        tell(request.asked(), "加签已撤回：" + request.caseNumber(), text, request.caseNumber());
        return request;
    }

    private OpinionRequest find(long id, Actor actor) {
        OpinionRequest request = requests.find(id)
                .orElseThrow(() -> RequestRefused.notFound("没有找到该加签。请返回“待阅加签”刷新后再试。"));
        access.check(actor, Action.CONSULT, types.subject(request.caseNumber()));
        return request;
    }

    private OffsetDateTime due(String jurisdiction) {
        LocalDate today = window.today();
        Policy policy = parameters.at(today, jurisdiction);
        return policy.closing(calendar.plus(today, policy.workingDays("opinion.workdays"))).toOffsetDateTime();
    }

    private static RequestRefused closed(OpinionRequest request) {
        return RequestRefused.conflict("该加签当前状态：" + request.stateLabel() + "，时间" + DATES.moment(request.closedAt())
                + "，不能再变更。请打开事项页面查看。");
    }

    private static String text(String typed, int longest, String demand) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
            throw RequestRefused.badInput(demand + "，不超过" + longest + "字。");
        }
        return text;
    }

    private void write(String number, String step, Actor actor, CaseEvent.Kind kind, String action, String text, Map<String, Change> changes) {
        audit.record(new AuditTrail.Entry(types.subject(number).jurisdiction(), number, actor.userId(), actor.name(), action, text, changes));
        events.publishEvent(new CaseEvent(number, window.now().toInstant(), kind, step, actor.userId(), actor.name(), text, false));
    }

    /** And whoever stands in for that person today. */
    private void tell(String userId, String title, String text, String number) {
        notice.tell(userId, new Message(title, text, "/cases/" + number, number));
    }
}
