package org.peixun.suspension;

import java.util.List;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** 两名以上调查人员: the second one is an officer of the county too, as at an inspection. */
@Component
class Investigators {

    private final People people;

    Investigators(People people) {
        this.people = people;
    }

    /** @throws RequestRefused 400 with the names that would do */
    String checkedSecond(String jurisdiction, String typed, Actor first) {
        List<String> others = people.membersOf(Role.COUNTY_CLERK.in(jurisdiction)).stream()
                .filter(person -> !person.userId().equals(first.userId())).map(People.Person::name).distinct().toList();
        if (!others.contains(typed)) {
            throw RequestRefused.badInput("coInvestigator", "另一名调查人员：调查应当由两名以上工作人员进行（第12条，参照行政处罚法第42条），“" + typed
                    + "”不是本县（市、区）的其他经办人员。" + (others.isEmpty() ? "请先为一同调查的同事开通账号。" : "可填写：" + String.join("、", others) + "。"));
        }
        return typed;
    }
}
