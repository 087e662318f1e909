package org.peixun.registration;

import java.util.List;
import java.util.Map;

/**
 * What is asked on a page.
 *
 * @param seen the values as they stood, so that nobody's change is undone unseen; empty for something new
 */
public record Form(String slug, String noun, List<Field> fields, Map<String, String> values, String seen, String note) {}
