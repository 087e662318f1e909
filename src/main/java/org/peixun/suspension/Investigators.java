package org.peixun.suspension;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** 两名以上调查人员: the second one is an officer of the county too, as at an inspection; two of one name are two persons, and it is said which. */
@Component
class Investigators {

    private final People people;

    Investigators(People people) {
        this.people = people;
    }

    /** @param typed a name, of namesakes as {@link People.Person#among} says @throws RequestRefused 400 with the names that would do */
    People.Person checkedSecond(String jurisdiction, String typed, Actor first) {
        List<People.Person> others = people.membersOf(Role.COUNTY_CLERK.in(jurisdiction)).stream().filter(person -> !person.userId().equals(first.userId())).toList();
        List<People.Person> all = Stream.concat(Stream.of(new People.Person(first.userId(), first.name(), null)), others.stream()).toList();
        return others.stream().filter(person -> typed.equals(person.among(all))).findFirst().orElseThrow(() -> {
            boolean several = others.stream().anyMatch(person -> person.name().equals(typed));
            return RequestRefused.badInput("coInvestigator", "另一名调查人员：调查应当由两名以上工作人员进行（第12条，参照行政处罚法第42条），"
                    + (several ? "姓名是“" + typed + "”的经办人员不止一位，请在姓名后用括号写明登录名。" : "“" + typed + "”不是本县（市、区）的其他经办人员。")
                    + (others.isEmpty() ? "请先为一同调查的同事开通账号。" : "可填写：" + others.stream().map(person -> person.among(all)).collect(Collectors.joining("、")) + "。"));
        });
    }
}
