package org.peixun.projectlist;

import java.util.List;
import org.peixun.form.ReasonList;
import org.peixun.form.ReasonList.Reason;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Why the city returns a list, and what it marks at one of its projects. */
@Component
class ListReasons {

    /** What is wrong is marked at each project. */
    static final String MARKED = "MARKED_PROJECTS";

    private final ReasonList list = ReasonList.of("projectlist");

    List<Reason> marks() {
        return list.forDecision("mark");
    }

    /** @throws RequestRefused 400 for an unknown code, or one of the whole list */
    Reason mark(String code) {
        return list.get(code, "mark", "标记项目");
    }

    /** @throws RequestRefused 400 for an unknown code, or one of a single project */
    Reason ofReturn(String code) {
        return list.get(code, "return", "退回补正");
    }
}
