package org.peixun.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Pictures from the models in this application, which are the newest deployed ones: no query, and no engine right to
 * definitions that an applicant would not have. Read once each.
 */
@Component
class ModelDiagram implements CaseDiagrams {

    private final Map<String, Picture> pictures = new ConcurrentHashMap<>();

    @Override
    public String svg(String caseType, Collection<String> flowsTaken, Collection<String> active, Collection<String> late) {
        Picture picture = pictures.computeIfAbsent(caseType, ModelDiagram::read);
        return new PictureSvg(picture, new Walk(picture, Set.copyOf(flowsTaken), Set.copyOf(active), Set.copyOf(late))).draw();
    }

    private static Picture read(String caseType) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:processes/**/" + caseType + ".bpmn");
            if (found.length != 1) {
                throw new IllegalArgumentException("one model expected for " + caseType + ", found " + found.length);
            }
            try (InputStream model = found[0].getInputStream()) {
                return PictureReader.read(Bpmn.readModelFromStream(model));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
