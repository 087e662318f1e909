package org.peixun.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.springframework.stereotype.Component;

/** A person for every role in every county; all with the password {@link #PASSWORD}. */
@Component
class DemoPeople {

    static final String PASSWORD = "Peixun@2021";
    private static final String CITY = "371500";
    private static final String SURNAMES = "李王张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余";

    private final Users users;

    DemoPeople(Users users) {
        this.users = users;
    }

    void settle() {
        List<NewUser> people = new ArrayList<>();
        for (DemoCounty county : DemoCounty.ALL) {
            officer(people, county, "jingban", Role.COUNTY_CLERK);
            officer(people, county, "jingban2", Role.COUNTY_CLERK);
            officer(people, county, "fuzeren", Role.COUNTY_MANAGER);
            officer(people, county, "caizheng", Role.FINANCE);
            officer(people, county, "hecha", Role.INSPECTOR);
            for (int k = 1; k <= DemoInstitutions.EACH; k++) {
                add(people, county.account() + "-jigou" + (k == 1 ? "" : k),
                        new Grant(Role.APPLICANT, county.code(), county.institution(k)));
            }
        }
        add(people, "shi-jingban", new Grant(Role.CITY_CLERK, CITY, null));
        add(people, "shi-fuzeren", new Grant(Role.CITY_MANAGER, CITY, null));
        add(people, "shi-caizheng", new Grant(Role.FINANCE, CITY, null));
        add(people, "rexian", new Grant(Role.HOTLINE, CITY, null));
        add(people, "yunwei", new Grant(Role.OPERATOR, CITY, null));
        add(people, "xitong", new Grant(Role.SYSTEM_ADMIN, CITY, null));
        add(people, "anquan", new Grant(Role.SECURITY_ADMIN, CITY, null));
        add(people, "shenji", new Grant(Role.AUDITOR, CITY, null));
        for (int n = 1; n <= 5; n++) {
            add(people, "zhuanjia" + n, new Grant(Role.EXPERT, CITY, null));
        }
        // the last ones, so that the others keep their names
        add(people, "donge-jingban3", new Grant(Role.COUNTY_CLERK, "371524", null));
        for (DemoCounty county : DemoCounty.ALL) {
            add(people, county.account() + "-jigou" + DemoInstitutions.WATCHED,
                    new Grant(Role.APPLICANT, county.code(), county.institution(DemoInstitutions.WATCHED)));
        }
        add(people, "fazhi", new Grant(Role.LEGAL_REVIEWER, CITY, null));
        users.createAll(people, Actor.SYSTEM);
    }

    private static void officer(List<NewUser> people, DemoCounty county, String suffix, Role role) {
        add(people, county.account() + "-" + suffix, new Grant(role, county.code(), null));
    }

    private static void add(List<NewUser> people, String userId, Grant grant) {
        int n = people.size();
        String name = SURNAMES.charAt(n % SURNAMES.length()) + (n / SURNAMES.length() % 2 == 0 ? "某" : "某某");
        people.add(new NewUser(userId, name, userId + "@example.invalid", PASSWORD, Set.of(grant), false));
    }
}
