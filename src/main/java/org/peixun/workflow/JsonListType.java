package org.peixun.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.impl.type.PrimitiveValueTypeImpl;
import org.camunda.bpm.engine.variable.impl.value.PrimitiveTypeValueImpl;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.peixun.shared.RequestRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Tasklist sends for a checklist: the type name {@code Json} with a list in its text. Read at once and never
 * stored, so that no serialised format enters the engine's tables (design.md §6).
 */
class JsonListType extends PrimitiveValueTypeImpl {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();

    JsonListType() {
        super("json", String.class);
    }

    @Override
    public TypedValue createValue(Object text, Map<String, Object> valueInfo) {
        try {
            return new Items(JSON.readValue((String) text, new TypeReference<List<String>>() {}), this);
        } catch (JacksonException | IllegalArgumentException e) {
            throw RequestRefused.badInput("提交的多项选择内容格式不正确，应为文字列表。");
        }
    }

    private static final class Items extends PrimitiveTypeValueImpl<List<String>> {

        private static final long serialVersionUID = 1L;

        Items(List<String> items, JsonListType type) {
            super(items, type);
        }
    }
}
