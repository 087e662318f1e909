package org.peixun.crash;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** The tests' movable clock stands on the class path too; where a drill prepares something, time runs as it does. */
public final class NoTestClock extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory factory) {
        return type.getAnnotationMetadata().isAnnotated(TestConfiguration.class.getName());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoTestClock;
    }

    @Override
    public int hashCode() {
        return NoTestClock.class.hashCode();
    }
}
