package org.peixun.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.repository.Deployment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The job executor takes the jobs of those deployments that are named to it: all that are there when this node starts and
 * whose components and user tasks this program has. What a newer node deploys later is left to newer nodes: in a rolling
 * upgrade an old one would fail at a component that it does not know (ADR 0019).
 */
@Component
class JobsOfThisProgram implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(JobsOfThisProgram.class);

    /** {@code delegateExpression="${name}"} and {@code ${name.method(…)}}; a name alone elsewhere is a variable. */
    private static final Pattern COMPONENT = Pattern.compile("(?:[eE]xpression=\"\\$\\{(\\w+)}|\\$\\{(\\w+)\\.)");

    /** A process, or one of its user tasks. */
    private static final Pattern STEP = Pattern.compile("process id=\"(\\w+)\"|userTask id=\"" + ModelNames.USER_TASK + "(\\w+)\"");

    private final RepositoryService repository;
    private final ManagementService management;
    private final ApplicationContext context;
    private final CaseTypes types;

    JobsOfThisProgram(RepositoryService repository, ManagementService management, ApplicationContext context, CaseTypes types) {
        this.repository = repository;
        this.management = management;
        this.context = context;
        this.types = types;
    }

    @Override
    public void afterSingletonsInstantiated() {
        repository.createDeploymentQuery().list().forEach(deployment -> {
            List<String> unknown = unknown(deployment.getId());
            if (unknown.isEmpty()) {
                management.registerDeploymentForJobExecutor(deployment.getId());
            } else {
                log.warn("模型“{}”（{}）用到本程序没有的组件 {}，其作业留给其他节点执行", deployment.getName(),
                        deployment.getDeploymentTime(), unknown);
            }
        });
    }

    /**
     * Whether a model deployed after this program's own, by a program that has more, names this component.
     *
     * @param component name of a bean, or {@code <caseType>_<stepKey>} of a user task
     */
    boolean isOfNewerProgram(String component) {
        Set<String> own = management.getRegisteredDeployments();
        List<Deployment> all = repository.createDeploymentQuery().orderByDeploymentTime().desc().list();
        Date newestOwn = all.stream().filter(deployment -> own.contains(deployment.getId()) && ModelDeployment.SOURCE.equals(deployment.getSource()))
                .map(Deployment::getDeploymentTime).findFirst().orElse(new Date(0));
        return all.stream().takeWhile(deployment -> deployment.getDeploymentTime().after(newestOwn))
                .anyMatch(deployment -> !own.contains(deployment.getId()) && unknown(deployment.getId()).contains(component));
    }

    private List<String> unknown(String deployment) {
        return repository.getDeploymentResourceNames(deployment).stream().filter(JobsOfThisProgram::isModel)
                .map(name -> text(deployment, name)).flatMap(model -> Stream.concat(unknownBeans(model), unknownSteps(model)))
                .distinct().toList();
    }

    private Stream<String> unknownBeans(String model) {
        return COMPONENT.matcher(model).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(name -> !isKnown(name));
    }

    private Stream<String> unknownSteps(String model) {
        List<String> unknown = new ArrayList<>();
        String process = null;
        for (MatchResult found : STEP.matcher(model).results().toList()) {
            if (found.group(1) != null) {
                process = found.group(1);
            } else if (types.find(process, found.group(2)).isEmpty()) {
                unknown.add(ModelNames.formId(process, found.group(2)));
            }
        }
        return unknown.stream();
    }

    private boolean isKnown(String name) {
        return name.equals("execution") || name.equals("task")
                || context.containsBean(name) && context.findAnnotationOnBean(name, ModelBean.class) != null;
    }

    private static boolean isModel(String resource) {
        return Arrays.stream(BpmnDeployer.BPMN_RESOURCE_SUFFIXES).anyMatch(resource::endsWith);
    }

    /** The text, not the parsed model: nothing else of it is needed at the start. */
    private String text(String deployment, String name) {
        try (var model = repository.getResourceAsStream(deployment, name)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
