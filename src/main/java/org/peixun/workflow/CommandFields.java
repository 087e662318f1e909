package org.peixun.workflow;

import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.util.ReflectionUtils;

/** Task id and values of an engine command that completes a task; the engine keeps them in protected fields. */
record CommandFields(String taskId, Map<String, Object> values) {

    @SuppressWarnings("unchecked")
    static CommandFields of(Command<?> command) {
        Object values = read(command, "variables");
        return new CommandFields(
                (String) read(command, "taskId"),
                (Map<String, Object>) (values != null ? values : read(command, "properties")));
    }

    private static Object read(Command<?> command, String name) {
        var field = ReflectionUtils.findField(command.getClass(), name);
        if (field == null) {
            return null;
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, command);
    }
}
