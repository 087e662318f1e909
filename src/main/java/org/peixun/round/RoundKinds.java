package org.peixun.round;

import java.util.List;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of all features. */
@Component
public class RoundKinds {

    private final ObjectProvider<RoundKind> beans;

    /** Looked up late: features depend on rounds, not the other way round. */
    RoundKinds(ObjectProvider<RoundKind> beans) {
        this.beans = beans;
    }

    public List<RoundKind> all() {
        return beans.orderedStream().toList();
    }

    /** @throws RequestRefused 400 for an unknown kind */
    public RoundKind of(String caseType) {
        return all().stream().filter(kind -> kind.caseType().equals(caseType)).findFirst()
                .orElseThrow(() -> RequestRefused.badInput("任务种类：请从列表中选择。"));
    }
}
