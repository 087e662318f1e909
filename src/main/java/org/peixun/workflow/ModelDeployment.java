package org.peixun.workflow;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys what lies in {@code processes/} and {@code forms/}: one deployment a folder, so that a model always finds its
 * forms and a change of one process gives no new version of another. Resources are named by their file names: the same
 * from the exploded build and from the jar, so an unchanged model stays the version it is.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    static final String SOURCE = "peixun";

    private final RepositoryService repository;
    private final ResourcePatternResolver files;

    ModelDeployment(RepositoryService repository, ResourcePatternResolver files) {
        this.repository = repository;
        this.files = files;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            for (var folder : folders().entrySet()) {
                deploy(folder.getKey(), folder.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("models and forms cannot be read", e);
        }
    }

    private void deploy(String folder, List<Resource> resources) throws IOException {
        var deployment = repository.createDeployment().name(folder).source(SOURCE).enableDuplicateFiltering(false);
        for (Resource resource : resources) {
            try (var content = resource.getInputStream()) {
                deployment.addInputStream(resource.getFilename(), content);
            }
        }
        deployment.deploy();
    }

    private Map<String, List<Resource>> folders() throws IOException {
        return Stream.of("processes/*/*.bpmn", "processes/*/*.dmn", "forms/*/*.form")
                .flatMap(this::find)
                .collect(Collectors.groupingBy(ModelDeployment::folder, TreeMap::new, Collectors.toList()));
    }

    private Stream<Resource> find(String pattern) {
        try {
            return Arrays.stream(files.getResources("classpath*:" + pattern));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String folder(Resource resource) {
        try {
            String[] path = resource.getURL().getPath().split("/");
            return path[path.length - 2];
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
