package org.peixun.form;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One {@code .form} file. Whatever it says that we would not render or hold is refused here, at the start, with the file
 * and the component named: a rule that holds in Tasklist alone is no rule.
 */
final class FormReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> TYPES =
            Set.of("text", "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist");
    private static final Set<String> WITH_OPTIONS = Set.of("radio", "select", "checklist");
    private static final Set<String> TEXTS = Set.of("textfield", "textarea");
    private static final Set<String> KNOWN = Set.of(
            "id", "type", "key", "label", "text", "description", "values", "validate", "conditional", "properties", "layout");
    private static final Pattern HIDDEN_UNLESS = Pattern.compile("(\\w+) != \"([^\"]+)\"");
    private static final Pattern REQUIRED_WHEN = Pattern.compile("(\\w+)=([\\w,]+)");

    private final String file;

    private FormReader(String file) {
        this.file = file;
    }

    static Forms.Form read(String file, InputStream json) throws IOException {
        return new FormReader(file).form(JSON.readTree(json));
    }

    private Forms.Form form(JsonNode root) {
        List<Forms.Field> fields = new ArrayList<>();
        for (JsonNode component : root.path("components")) {
            fields.add(field(component));
        }
        Forms.Form form = new Forms.Form(text(root, "id"), fields);
        fields.forEach(field -> {
            refer(form, field.shownWhen());
            refer(form, field.requiredWhen());
            require(field.requiredWhen() == null || !field.requiredWhen().equals(field.shownWhen()),
                    field.key() + " must have a value whenever it is shown: validate.required, which Tasklist marks and checks too");
        });
        List<String> keys = fields.stream().map(Forms.Field::key).filter(key -> key != null).toList();
        require(Set.copyOf(keys).size() == keys.size(), "has the same key twice: " + keys);
        return form;
    }

    private Forms.Field field(JsonNode component) {
        String type = text(component, "type");
        require(TYPES.contains(type), "component type \"" + type + "\" is not known; known are " + TYPES);
        only(component, KNOWN);
        if (type.equals("text")) {
            require(component.path("conditional").isMissingNode(), "a text is always shown");
            return new Forms.Field(type, null, text(component, "text"), null, false, null, null, Map.of(), null, null);
        }
        JsonNode rules = component.path("validate");
        only(rules, TEXTS.contains(type) ? Set.of("required", "minLength", "maxLength") : Set.of("required"));
        only(component.path("properties"), Set.of("requiredWhen"));
        return new Forms.Field(
                type,
                text(component, "key"),
                text(component, "label"),
                optional(component, "description"),
                rules.path("required").asBoolean(false),
                length(rules, "minLength"),
                length(rules, "maxLength"),
                options(type, component),
                shownWhen(component.path("conditional")),
                requiredWhen(component.path("properties")));
    }

    private Map<String, String> options(String type, JsonNode component) {
        Map<String, String> options = new LinkedHashMap<>();
        for (JsonNode option : component.path("values")) {
            String previous = options.put(text(option, "value"), text(option, "label"));
            require(previous == null, "has the option \"" + text(option, "value") + "\" twice");
        }
        require(options.isEmpty() != WITH_OPTIONS.contains(type), type + " " + text(component, "key") + ": options");
        return Collections.unmodifiableMap(options);
    }

    /** {@code =decision != "return" and decision != "refuse"}: hidden unless decision is return or refuse. */
    private Forms.Condition shownWhen(JsonNode conditional) {
        only(conditional, Set.of("hide"));
        String hide = optional(conditional, "hide");
        if (hide == null) {
            return null;
        }
        String key = null;
        List<String> values = new ArrayList<>();
        for (String part : hide.replaceFirst("^=", "").split(" and ")) {
            Matcher matcher = HIDDEN_UNLESS.matcher(part.strip());
            require(hide.startsWith("=") && matcher.matches() && (key == null || key.equals(matcher.group(1))),
                    "condition " + hide + " is not of the shape =key != \"value\" and key != \"other\"");
            key = matcher.group(1);
            values.add(matcher.group(2));
        }
        return new Forms.Condition(key, values);
    }

    private Forms.Condition requiredWhen(JsonNode properties) {
        String text = optional(properties, "requiredWhen");
        if (text == null) {
            return null;
        }
        Matcher matcher = REQUIRED_WHEN.matcher(text);
        require(matcher.matches(), "requiredWhen " + text + " is not of the shape key=value,other");
        return new Forms.Condition(matcher.group(1), List.of(matcher.group(2).split(",")));
    }

    private void refer(Forms.Form form, Forms.Condition condition) {
        require(condition == null
                        || form.fields().stream().anyMatch(field -> condition.key().equals(field.key())
                                && (field.type().equals("radio") || field.type().equals("select"))
                                && field.options().keySet().containsAll(condition.values())),
                "condition " + condition + " names no radio or select with these values");
    }

    private static Integer length(JsonNode rules, String name) {
        return rules.path(name).isMissingNode() ? null : Integer.valueOf(rules.path(name).asInt());
    }

    private String text(JsonNode node, String name) {
        String text = optional(node, name);
        require(text != null && !text.isBlank(), "\"" + name + "\" is missing in " + node);
        return text;
    }

    private static String optional(JsonNode node, String name) {
        return node.path(name).isMissingNode() ? null : node.path(name).asString();
    }

    private void only(JsonNode node, Set<String> names) {
        node.propertyNames().forEach(name -> require(names.contains(name), "\"" + name + "\" is not known in " + node));
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException("Form " + file + ": " + message);
        }
    }
}
