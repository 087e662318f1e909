package org.peixun.bench;

/** One question of the bench; chosen by its id with {@code -Dbench.parts=filing,worklist}. */
interface Part {

    String id();

    /** What is asked, as the report's heading. */
    String question();

    void measure(Site site, Report report) throws Exception;
}
