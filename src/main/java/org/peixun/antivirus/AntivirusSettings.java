package org.peixun.antivirus;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param host where clamd listens; {@code null} = nothing is scanned, and marked so
 * @param timeout how long an answer may take; without one the file is not taken
 */
@ConfigurationProperties("peixun.antivirus")
record AntivirusSettings(String host, @DefaultValue("3310") int port, @DefaultValue("30s") Duration timeout) {}
