package org.peixun.authorization;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells one case of a feature, once: what its addresses with a number in them are about. One bean a feature, found by being there;
 * a {@link StateWalk} may be one too.
 */
interface Exhibitor {

    /**
     * @param year for what there is once a year: each time another
     * @return by the beginning of the address; the longest that fits counts
     */
    Map<String, Exhibit> exhibits(int year);

    /** So that nothing of it is left for other tests. */
    default void tidy() {}

    /**
     * @param county where it is; {@code null} for what lies in no county: a list, one's own page
     * @param institution whose it is, or {@code null} when no institution's
     * @param values for the variables of the path and as fields of the form
     */
    record Exhibit(String county, Long institution, Map<String, String> values) {

        static Exhibit of(String county, Long institution, String number, Map<String, String> more) {
            var values = new HashMap<>(more);
            values.put("number", number);
            return new Exhibit(county, institution, values);
        }

        static Exhibit nowhere(Map<String, String> values) {
            return new Exhibit(null, null, values);
        }

        String in(String path) {
            String filled = path.replaceAll("\\{(\\w+):[^}]*}", "{$1}").replace("/**", "/x");
            for (var value : values.entrySet()) {
                filled = filled.replace("{" + value.getKey() + "}", value.getValue());
            }
            return filled;
        }
    }
}
