package org.peixun.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param perMinute downloads of lists, rosters and archives that one person gets a minute, on each node; at most 10000 */
@ConfigurationProperties("peixun.exports")
record ExportSettings(@DefaultValue("20") int perMinute) {}
