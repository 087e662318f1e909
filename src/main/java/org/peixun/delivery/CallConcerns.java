package org.peixun.delivery;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.complaint.Source;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.springframework.stereotype.Component;

/** Who hears of what trainees say on the phone (clause 12): officers only, and how many, not who. */
@Component
class CallConcerns {

    private final Classes classes;
    private final ClassRegister register;

    CallConcerns(Classes classes, ClassRegister register) {
        this.classes = classes;
        this.register = register;
    }

    /** What this trainee had not said before. */
    static Set<Concern> news(Set<Concern> before, Set<Concern> now) {
        Set<Concern> news = EnumSet.noneOf(Concern.class);
        news.addAll(now);
        news.removeAll(before);
        return news;
    }

    /** @param each what one trainee newly says, may be nothing */
    void tell(RegisteredClass registered, List<Set<Concern>> each, Actor actor) {
        List<Set<Concern>> news = each.stream().filter(one -> !one.isEmpty()).toList();
        if (news.isEmpty()) {
            return;
        }
        String text = "电话回访有" + news.size() + "名学员反映问题：" + Concern.counted(news) + "（第12条）。";
        classes.recordForOfficers(registered.number(), actor, null, "callsConcern", text);
        for (Role role : List.of(Role.COUNTY_CLERK, Role.COUNTY_MANAGER)) {
            register.tell(registered.number(), role, "回访反映问题：" + registered.title(),
                    text + "请核实。" + ComplaintLinks.advice(Source.CALLBACK));
        }
    }
}
