package org.peixun.workflow;

import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.peixun.web.UpgradeUnderWay;
import org.springframework.stereotype.Component;

/** A request came to a component that only the newer model names; the newer nodes have it (ADR 0019). */
@Component
class ComponentsOfNewerPrograms implements UpgradeUnderWay {

    private static final Pattern IDENTIFIER = Pattern.compile("identifier '(\\w+)'");

    private final JobsOfThisProgram deployments;

    ComponentsOfNewerPrograms(JobsOfThisProgram deployments) {
        this.deployments = deployments;
    }

    @Override
    public boolean explains(Throwable cause) {
        if (!(cause instanceof PropertyNotFoundException)) {
            return false;
        }
        var unknown = IDENTIFIER.matcher(String.valueOf(cause.getMessage()));
        return unknown.find() && deployments.isOfNewerProgram(unknown.group(1));
    }
}
