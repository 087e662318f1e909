package org.peixun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models under {@code processes/}, as tests walk them. */
final class Models {

    static final Path PROCESSES = Path.of("processes");
    static final Path FORMS = Path.of("forms");

    private Models() {}

    static Stream<Model> all() {
        return files(PROCESSES, ".bpmn").stream().map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile())));
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
            return FORMS.resolve(folder().getFileName());
        }

        List<BoundaryEvent> boundaryEvents(UserTask task) {
            return each(BoundaryEvent.class).stream().filter(event -> event.getAttachedTo().equals(task)).toList();
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
