package org.peixun.projectlist;

import static org.peixun.projectlist.ListState.AWAITING_SIGNATURE;
import static org.peixun.projectlist.ListState.EXCUSED;
import static org.peixun.projectlist.ListState.FILLING;
import static org.peixun.projectlist.ListState.PASSED;
import static org.peixun.projectlist.ListState.RETURNED;
import static org.peixun.projectlist.ListState.REVISING;
import static org.peixun.projectlist.ListState.SENT;
import static org.peixun.projectlist.ListState.SIGNED;
import static org.peixun.projectlist.ListState.YEAR_ENDED;

import java.util.EnumSet;
import java.util.Set;
import org.peixun.shared.RequestRefused;

/** Every step from state to state, with the states it may start from. */
enum ListTransition {
    HAND_IN("提交签发", AWAITING_SIGNATURE, FILLING, REVISING, RETURNED),
    SIGN("签发", SIGNED, AWAITING_SIGNATURE),
    REVISE("退回修改", REVISING, AWAITING_SIGNATURE),
    SEND("报送", SENT, SIGNED),
    RETURN("退回补正", RETURNED, SENT),
    PASS("通过核对", PASSED, SENT),
    EXCUSE("终止报送", EXCUSED, FILLING, AWAITING_SIGNATURE, REVISING, RETURNED),
    END_YEAR("结束项目年度", YEAR_ENDED, PASSED);

    private final String label;
    private final ListState target;
    private final Set<ListState> sources;

    ListTransition(String label, ListState target, ListState first, ListState... more) {
        this.label = label;
        this.target = target;
        this.sources = EnumSet.of(first, more);
    }

    String label() {
        return label;
    }

    /** @throws RequestRefused 409 naming the states that would do and the current one */
    ListState from(ListState current) {
        current.require("项目清单", label, sources.toArray(ListState[]::new));
        return target;
    }
}
