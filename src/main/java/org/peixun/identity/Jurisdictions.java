package org.peixun.identity;

import java.util.List;

/** The city and its county-level units, cached. */
public interface Jurisdictions {

    Jurisdiction city();

    /** The counties and zones in the official order, without the city. */
    List<Jurisdiction> counties();

    /** @throws IllegalArgumentException for an unknown code */
    Jurisdiction byCode(String code);

    default String name(String code) {
        return byCode(code).name();
    }
}
