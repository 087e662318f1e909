package org.peixun.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.notification.Notifications.Message;
import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Announcing, accepting, arranging and ending an absence; each audited, and told to the other one. */
@Service
public class Absences {

    private static final Dates DATES = new Dates();

    private final StoredAbsences absences;
    private final AbsenceRules rules;
    private final People people;
    private final AuditTrail audit;
    private final Notifications notifications;

    Absences(StoredAbsences absences, AbsenceRules rules, People people, AuditTrail audit, Notifications notifications) {
        this.absences = absences;
        this.rules = rules;
        this.people = people;
        this.audit = audit;
        this.notifications = notifications;
    }

    public List<Absence> concerning(Actor person) {
        return absences.concerning(person.userId());
    }

    public List<People.Person> candidates(Actor absent) {
        return rules.candidates(absent);
    }

    /** Whose queues are all the manager's, the manager excepted: for whom, and by whom, an absence can be arranged. */
    public List<People.Person> subordinates(Actor manager) {
        return absences.membersOnlyOf(managed(manager)).stream().filter(person -> !person.userId().equals(manager.userId())).toList();
    }

    /** Also of people who have another office's queues besides: they can be ended. */
    public List<Absence> under(Actor manager) {
        return absences.openOf(managed(manager));
    }

    public LocalDate today() {
        return absences.today();
    }

    /** By the person who will be away; in force once the deputy has accepted. */
    @Transactional
    public long announce(String deputyId, LocalDate first, LocalDate last, Actor actor) {
        Actor deputy = checked(actor, deputyId, first, last);
        long id = absences.add(actor.userId(), deputyId, first, last, "PROPOSED", actor.userId());
        record(actor, actor, "absence.announced", actor.name() + "登记" + days(first, last) + "不在岗，拟由" + deputy.name() + "代办，待其确认。",
                actor.userId(), deputyId);
        tell(deputyId, "请确认代办", actor.name() + days(first, last) + "不在岗，请您代办其手中的事项。请在“代办”页面确认或者说明不能代办。");
        return id;
    }

    /** By the manager, for somebody who cannot: in force at once. */
    @Transactional
    public long arrange(String userId, String deputyId, LocalDate first, LocalDate last, Actor manager) {
        Actor absent = people.find(userId == null ? "" : userId).map(found -> people.actor(found.userId()))
                .filter(person -> shares(manager, person)).orElseThrow(() -> RequestRefused.notFound(
                        "没有找到该人员，或者不由您负责。请从名单中选择不在岗人员。"));
        checkManagesAll(manager, absent);
        Actor deputy = checked(absent, deputyId, first, last);
        long id = absences.add(userId, deputyId, first, last, "ACCEPTED", manager.userId());
        String text = manager.name() + "安排" + absent.name() + days(first, last) + "不在岗期间由" + deputy.name() + "代办。";
        record(manager, absent, "absence.arranged", text, userId, deputyId);
        tell(deputyId, "代办安排", text + (first.isAfter(absences.today()) ? "其手中的事项自" + DATES.day(first) + "起列入您的待办。" : "其手中的事项已列入您的待办。"));
        tell(userId, "代办安排", text);
        return id;
    }

    @Transactional
    public void accept(long id, Actor actor) {
        Absence absence = asked(id, actor);
        absences.lock(absence.userId(), absence.deputyId());
        if (absence.lastDay().isBefore(today())) {
            throw RequestRefused.conflict("该代办已于" + DATES.day(absence.lastDay()) + "到期，不需要确认。");
        }
        rules.checkRoles(person(absence.userId()), person(absence.deputyId()));
        move(absence, List.of("PROPOSED"), "ACCEPTED");
        record(actor, actor, "absence.accepted", actor.name() + "同意" + days(absence.firstDay(), absence.lastDay()) + "代办"
                + absence.name() + "的事项。", absence.userId(), actor.userId());
        tell(absence.userId(), "代办已确认", actor.name() + "同意在" + days(absence.firstDay(), absence.lastDay()) + "代办您手中的事项。");
    }

    @Transactional
    public void decline(long id, Actor actor) {
        Absence absence = asked(id, actor);
        move(absence, List.of("PROPOSED"), "DECLINED");
        record(actor, actor, "absence.declined", actor.name() + "不能代办" + absence.name() + "的事项。", absence.userId(), actor.userId());
        tell(absence.userId(), "代办未被接受", actor.name() + "不能在" + days(absence.firstDay(), absence.lastDay()) + "代办您手中的事项，请另选代办人。");
    }

    /** By the absent person, or by a manager of one of their queues; the deputy asks one of them. */
    @Transactional
    public void end(long id, Actor actor) {
        Absence absence = absences.find(id).orElseThrow(Absences::unknown);
        Actor absent = person(absence.userId());
        if (!actor.userId().equals(absence.userId()) && !shares(actor, absent)) {
            throw unknown();
        }
        if (!absence.isOpen(today())) {
            throw RequestRefused.conflict("该代办" + absence.stateLabel(today()) + "，不需要再结束。请刷新页面。");
        }
        move(absence, List.of("PROPOSED", "ACCEPTED"), "ENDED");
        String text = actor.name() + "结束了" + absence.name() + "由" + absence.deputyName() + "代办的安排。";
        record(actor, absent, "absence.ended", text, absence.userId(), absence.deputyId());
        tell(absence.deputyId(), "代办结束", text + "其手中的事项不再列入您的待办。");
        if (!actor.userId().equals(absence.userId())) {
            tell(absence.userId(), "代办结束", text);
        }
    }

    /**
     * What is handed over is the absent person's work of today: until the absence is over, for that person, for the
     * deputy who still has every queue of theirs, and for their manager. @throws RequestRefused 404 otherwise
     */
    public Absence readable(long id, Actor reader) {
        Absence absence = absences.find(id).filter(one -> one.isOpen(today())).orElseThrow(Absences::unknown);
        if (handedOver(List.of(absence), reader).isEmpty() && !managesAll(reader, person(absence.userId()))) {
            throw unknown();
        }
        return absence;
    }

    /** Those of these absences whose work the person may read as the absent one or as the deputy. */
    public List<Absence> handedOver(List<Absence> concerning, Actor person) {
        Set<Long> without = absences.openWithout(person.userId()).stream().map(Absence::id).collect(Collectors.toSet());
        return concerning.stream().filter(one -> one.isOpen(today()) && (one.userId().equals(person.userId())
                || one.deputyId().equals(person.userId()) && !without.contains(one.id()))).toList();
    }

    private Actor checked(Actor absent, String deputyId, LocalDate first, LocalDate last) {
        String chosen = people.find(deputyId == null ? "" : deputyId).map(People.Person::userId)
                .orElseThrow(() -> RequestRefused.badInput("代办人：请从名单中选择代办人。"));
        absences.lock(absent.userId(), chosen);
        Actor deputy = people.actor(chosen); // as the account is now: it may have been changed while this waited
        rules.check(absent, deputy, first, last);
        return deputy;
    }

    private void move(Absence absence, List<String> from, String to) {
        if (!absences.move(absence.id(), from, to)) {
            Absence now = absences.find(absence.id()).orElseThrow();
            throw RequestRefused.conflict("该代办当前状态：" + now.stateLabel(today()) + "，不能再变更。请刷新页面。");
        }
    }

    private Absence asked(long id, Actor actor) {
        return absences.find(id).filter(absence -> absence.deputyId().equals(actor.userId())).orElseThrow(Absences::unknown);
    }

    private Actor person(String userId) {
        return people.find(userId == null ? "" : userId).map(found -> people.actor(found.userId())).orElseThrow(Absences::unknown);
    }

    private static boolean shares(Actor manager, Actor absent) {
        return AbsenceRules.queues(absent).stream().anyMatch(managed(manager)::contains);
    }

    private static boolean managesAll(Actor manager, Actor absent) {
        return shares(manager, absent) && managed(manager).containsAll(AbsenceRules.queues(absent));
    }

    /** One deputy does all that is in the absent person's hands, so one manager has to answer for all of it. */
    private void checkManagesAll(Actor manager, Actor absent) {
        if (!managesAll(manager, absent)) {
            String others = AbsenceRules.queues(absent).stream().filter(queue -> !managed(manager).contains(queue)).map(people::groupLabel)
                    .collect(Collectors.joining("、"));
            throw RequestRefused.badInput("不在岗人员：" + absent.name() + "同时是" + others + "，不由您一人负责，不能由您安排代办。"
                    + "请由本人登记代办，或者由双方负责人分别转办其手中的事项。");
        }
    }

    /** The queues of a manager's own jurisdiction: nobody arranges anything in another. */
    private static List<String> managed(Actor manager) {
        return manager.grants().stream().map(Absences::managed).flatMap(List::stream).distinct().toList();
    }

    private static List<String> managed(Grant grant) {
        return switch (grant.role()) {
            case COUNTY_MANAGER -> List.of(Role.COUNTY_CLERK.in(grant.jurisdiction()), Role.COUNTY_MANAGER.in(grant.jurisdiction()));
            case CITY_MANAGER -> List.of(Role.CITY_CLERK.in(grant.jurisdiction()), Role.CITY_MANAGER.in(grant.jurisdiction()));
            default -> List.of();
        };
    }

    private void record(Actor by, Actor concerned, String action, String text, String absentId, String deputyId) {
        audit.record(new AuditTrail.Entry(AbsenceRules.jurisdiction(concerned), null, by.userId(), by.name(), action, text,
                Map.of("本人账号", new Change(null, absentId), "代办人账号", new Change(null, deputyId))));
    }

    private void tell(String userId, String title, String text) {
        notifications.toUser(userId, new Message(title, text, "/absence", null));
    }

    private static String days(LocalDate first, LocalDate last) {
        return DATES.day(first) + (first.equals(last) ? "" : "至" + DATES.day(last));
    }

    private static RequestRefused unknown() {
        return RequestRefused.notFound("没有找到该代办登记。请返回“代办”页面刷新后再试。");
    }
}
