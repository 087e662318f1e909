package org.peixun.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param embedded start our own PostgreSQL; {@code false} = the server named by {@code spring.datasource.*}
 * @param folder where the embedded server keeps its data
 * @param ephemeral a fresh folder at every start, removed at the end, without disk flushes (tests)
 */
@ConfigurationProperties("peixun.database")
record DatabaseSettings(
        @DefaultValue("true") boolean embedded,
        @DefaultValue("data") Path folder,
        @DefaultValue("false") boolean ephemeral) {}
