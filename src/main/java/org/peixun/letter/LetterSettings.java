package org.peixun.letter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param font path of a TrueType font (ttf, ttc) with Chinese glyphs; empty = looked for on the system
 * @param titleFont the same for head and title (小标宋), where the office has one; empty = {@code font}
 * @param baseUrl address of this system as the public reaches it, e.g. {@code https://peixun.example.org}; empty = the
 *     address of the request that asks for the letter, and none in what is archived at night
 */
@ConfigurationProperties("peixun.letter")
record LetterSettings(@DefaultValue("") String font, @DefaultValue("") String titleFont, @DefaultValue("") String baseUrl) {}
