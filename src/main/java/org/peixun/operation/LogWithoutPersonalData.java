package org.peixun.operation;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.peixun.shared.WithoutPersonalData;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Goes over every value of a JSON line, stack traces included; named in application.yaml. */
class LogWithoutPersonalData implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, WithoutPersonalData::in));
    }
}
