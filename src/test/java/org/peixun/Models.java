package org.peixun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models under {@code processes/}, as tests walk them. */
final class Models {

    static final Path PROCESSES = Path.of("processes");
    static final Path FORMS = Path.of("forms");
    /** What a new process is copied from: it stands by itself, with its form, and is never deployed by the program. */
    static final Path SKELETON = Path.of("src/test/resources/skeleton");

    private Models() {}

    static Stream<Model> all() {
        return in(PROCESSES);
    }

    static Stream<Model> in(Path folder) {
        return files(folder, ".bpmn").stream().map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile())));
    }

    static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code accept-filing} for {@code acceptFiling}. */
    static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** @param value compared with, {@code null} when the variable itself is the answer */
    record Answer(String variable, String value) {

        private static final Pattern CONDITION = Pattern.compile("\\$\\{(?:!?(\\w+)|(\\w+) == '(\\w+)')}");

        static Answer of(String condition) {
            Matcher parts = CONDITION.matcher(condition);
            if (!parts.matches()) {
                throw new AssertionError("no plain comparison: " + condition);
            }
            return new Answer(parts.group(1) == null ? parts.group(2) : parts.group(1), parts.group(3));
        }
    }

    record Model(Path file, BpmnModelInstance bpmn) {

        <T extends ModelElementInstance> Collection<T> each(Class<T> type) {
            return bpmn.getModelElementsByType(type);
        }

        Process process() {
            return each(Process.class).iterator().next();
        }

        String id() {
            return process().getId();
        }

        Path folder() {
            return file.getParent();
        }

        Path forms() {
            return folder().equals(SKELETON) ? SKELETON : FORMS.resolve(folder().getFileName());
        }

        /** What runs by itself: id → the expression that names its delegate. */
        Map<String, String> delegates() {
            Map<String, String> delegates = new TreeMap<>();
            each(ServiceTask.class).forEach(task -> delegates.put(task.getId(), task.getCamundaDelegateExpression()));
            each(BusinessRuleTask.class).forEach(task -> delegates.put(task.getId(), task.getCamundaDelegateExpression()));
            return delegates;
        }

        List<BoundaryEvent> boundaryEvents(UserTask task) {
            return each(BoundaryEvent.class).stream().filter(event -> event.getAttachedTo().equals(task)).toList();
        }

        /** What its flows ask for, in the one form there is: {@code ${passed}}, {@code ${!passed}} or {@code ${decision == 'keep'}}. */
        List<Answer> answers(ExclusiveGateway gateway) {
            return gateway.getOutgoing().stream().filter(flow -> flow.getConditionExpression() != null)
                    .map(flow -> Answer.of(flow.getConditionExpression().getTextContent().strip())).toList();
        }

        List<String> ids(Class<? extends FlowNode> type) {
            return each(type).stream().map(FlowNode::getId).sorted().toList();
        }

        @Override
        public String toString() {
            return id();
        }
    }
}
