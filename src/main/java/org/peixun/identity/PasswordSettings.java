package org.peixun.identity;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param threeClasses whether three kinds of characters are asked for (GB/T 22239-2019 8.1.4.1 a; OWASP ASVS 6.2.5 wants none)
 * @param breachedFile SHA-1 hashes of passwords that have leaked, in order, one a line, as Have I Been Pwned hands them
 *     out; {@code null} = not looked up
 */
@ConfigurationProperties("peixun.passwords")
record PasswordSettings(@DefaultValue("true") boolean threeClasses, Path breachedFile) {}
