package org.peixun.identity;

import java.util.stream.Stream;

/** What {@link PublicPaths} opens, for tests elsewhere. */
public final class PublicAddresses {

    private PublicAddresses() {}

    public static boolean contain(String pattern) {
        return Stream.concat(PublicPaths.PAGES.stream(), PublicPaths.PROBES.stream()).anyMatch(pattern::equals);
    }
}
