package org.peixun.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Who may stand in for whom, and when. */
@Component
class AbsenceRules {

    /**
     * Roles whose tasks a colleague may take over: those that may arrange it. An expert's score and a legal reviewer's
     * opinion are their own; administrators have no tasks, and hold no other role (三员分离).
     */
    static final Set<Role> TAKEN_OVER = Action.ARRANGE_ABSENCE.roles();
    private static final Dates DATES = new Dates();
    private static final int LONGEST_YEARS = 1;

    private final StoredAbsences absences;
    private final People people;

    AbsenceRules(StoredAbsences absences, People people) {
        this.absences = absences;
        this.people = people;
    }

    /** Queues whose tasks may be in the person's hands. */
    static List<String> queues(Actor person) {
        return person.grants().stream().filter(grant -> TAKEN_OVER.contains(grant.role()))
                .map(grant -> grant.role().in(grant.jurisdiction())).sorted().distinct().toList();
    }

    /** The groups of those who arrange the person's absence. */
    static List<String> managersOf(Actor person) {
        return person.grants().stream().filter(grant -> TAKEN_OVER.contains(grant.role()))
                .map(grant -> (grant.role().isOfCity() ? Role.CITY_MANAGER : Role.COUNTY_MANAGER).in(grant.jurisdiction()))
                .sorted().distinct().toList();
    }

    /** For the audit trail: of several the first. */
    static String jurisdiction(Actor person) {
        return person.grants().stream().map(Grant::jurisdiction).filter(Objects::nonNull).sorted().findFirst().orElse(null);
    }

    /** Colleagues that hold every one of the person's roles. */
    List<People.Person> candidates(Actor absent) {
        List<People.Person> candidates = new ArrayList<>();
        for (String queue : queues(absent)) {
            List<People.Person> members = people.membersOf(queue);
            if (candidates.isEmpty()) {
                candidates.addAll(members);
            } else {
                candidates.retainAll(members);
            }
        }
        candidates.removeIf(person -> person.userId().equals(absent.userId()));
        return candidates;
    }

    /** @throws RequestRefused 400, 409 naming the rule */
    void check(Actor absent, Actor deputy, LocalDate first, LocalDate last) {
        if (absent.userId().equals(deputy.userId())) {
            throw RequestRefused.badInput("代办人：不能由本人代办本人的事项。请选择同岗位的同事。");
        }
        checkRoles(absent, deputy);
        if (last.isBefore(first)) {
            throw RequestRefused.badInput("结束日期：" + DATES.day(last) + "早于开始日期" + DATES.day(first) + "。请核对起止日期。");
        }
        if (first.isBefore(absences.today())) {
            throw RequestRefused.badInput("开始日期：" + DATES.day(first) + "已经过去。请填写今天或者以后的日期。");
        }
        if (last.isAfter(absences.today().plusYears(LONGEST_YEARS))) {
            throw RequestRefused.badInput("结束日期：" + DATES.plainDay(last) + "在" + LONGEST_YEARS + "年以后。请填写一年以内的日期，到期仍不能返岗的再次安排；长期离岗的，请安全管理员调整账号的角色。");
        }
        absences.overlapping(absent.userId(), deputy.userId(), first, last).stream()
                .filter(other -> !other.deputyId().equals(deputy.userId()) || other.userId().equals(absent.userId())).findFirst()
                .ifPresent(other -> { throw refused(other, absent, deputy); });
    }

    /** Also when the deputy accepts: the account may have been disabled since, or its roles changed. */
    void checkRoles(Actor absent, Actor deputy) {
        if (people.findEnabled(deputy.userId()).isEmpty()) {
            throw RequestRefused.badInput("代办人：" + deputy.name() + "的账号已经停用，不能代办。请从名单中另选同岗位的同事。");
        }
        if (queues(absent).isEmpty()) {
            throw RequestRefused.badInput("代办人：系统管理员、安全管理员、审计管理员等岗位没有待办事项，不设代办人；需要顶岗的，请由安全管理员另行授权。");
        }
        Set<String> missing = new HashSet<>(queues(absent));
        missing.removeAll(queues(deputy));
        if (!missing.isEmpty()) {
            throw RequestRefused.badInput("代办人：" + deputy.name() + "不是" + missing.stream().map(people::groupLabel).sorted()
                    .collect(Collectors.joining("、")) + "，不能代办。代办人须与" + absent.name() + "岗位、辖区相同，代办不增加权限。");
        }
    }

    /** No chains: in one stretch of time a person is absent, or deputy of others, never both. Several may have one deputy. */
    private static RequestRefused refused(Absence other, Actor absent, Actor deputy) {
        String when = DATES.day(other.firstDay()) + "至" + DATES.day(other.lastDay());
        if (other.userId().equals(absent.userId())) {
            return RequestRefused.conflict(absent.name() + "在" + when + "已登记由" + other.deputyName() + "代办。请先结束原来的登记，或者改用其他日期。");
        }
        if (other.userId().equals(deputy.userId())) {
            return RequestRefused.conflict(deputy.name() + "在" + when + "也不在岗，由" + other.deputyName() + "代办；代办不能再转代办。请选择其他同事。");
        }
        return RequestRefused.conflict(absent.name() + "在" + when + "正为" + other.name() + "代办；代办不能再转代办。请先另行安排" + other.name() + "的代办人。");
    }
}
