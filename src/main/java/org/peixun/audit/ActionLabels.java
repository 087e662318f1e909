package org.peixun.audit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Actions in Chinese: those that begin with {@code x.} are in {@code audit/x.properties}, under the name of what they belong to. */
@Component
class ActionLabels {

    private final Properties labels = new Properties();

    ActionLabels() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:audit/*.properties")) {
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    labels.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String of(String action) {
        return labels.getProperty(action, action);
    }

    /** What the action belongs to: 暂停办理 is there of filings and of complaints. */
    String area(String action) {
        return of(action.replaceFirst("\\..*", ""));
    }
}
