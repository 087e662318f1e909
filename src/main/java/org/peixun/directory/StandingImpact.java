package org.peixun.directory;

import java.util.List;

/** What a decision on an institution's standing does to the cases of a module; shown before it is taken. */
public interface StandingImpact {

    /** @param what 审查中的备案 @param number how many @param consequence what happens to them */
    record Line(String what, int number, String consequence) {}

    List<Line> of(long institutionId, DirectoryStatus to);
}
