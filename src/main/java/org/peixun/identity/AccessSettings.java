package org.peixun.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param refusalsPerMinute refusals of one person, and failed sign-ins of one account, that are audited, each minute and node; 0 = none */
@ConfigurationProperties("peixun.access")
record AccessSettings(@DefaultValue("10") int refusalsPerMinute) {}
