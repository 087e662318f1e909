package org.peixun.workflow;

import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.peixun.web.UpgradeUnderWay;
import org.springframework.stereotype.Component;

/** A request came to a component or a user task that only the newer model has; the newer nodes know it (ADR 0019). */
@Component
class ComponentsOfNewerPrograms implements UpgradeUnderWay {

    /** The words of the expression language, of {@link CaseTypes#step} and of {@link org.peixun.form.Forms#form}. */
    private static final Pattern UNKNOWN = Pattern.compile("identifier '(\\w+)'|unknown (?:step|form) (\\w+)");

    private final JobsOfThisProgram deployments;

    ComponentsOfNewerPrograms(JobsOfThisProgram deployments) {
        this.deployments = deployments;
    }

    @Override
    public boolean explains(Throwable cause) {
        return (cause instanceof PropertyNotFoundException || cause instanceof IllegalArgumentException) && explains(String.valueOf(cause.getMessage()));
    }

    /** @param message of the engine's REST, which gives nothing else of the cause */
    boolean explains(String message) {
        var unknown = UNKNOWN.matcher(message);
        return unknown.find() && deployments.isOfNewerProgram(unknown.group(1) == null ? unknown.group(2) : unknown.group(1));
    }
}
