package org.peixun.directory;

import java.util.Optional;

/** Keeps an institution's standing from being decided beside a process that is under way about it. */
public interface StandingGuard {

    /** @return why nobody may decide by hand just now, one sentence with what to do instead */
    Optional<String> against(long institutionId);
}
