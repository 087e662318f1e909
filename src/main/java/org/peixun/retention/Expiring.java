package org.peixun.retention;

import java.util.Collection;
import java.util.Set;

/** Personal data that are erased by themselves so many years after their case has ended. */
public interface Expiring {

    /** 学员个人信息 */
    String label();

    /** The policy parameter with the years, e.g. {@code retention.informerYears}. */
    String years();

    /** Which of these cases still hold some; they have ended. */
    Set<String> holding(Collection<String> cases);

    /** In the caller's transaction. @return of how many people something was there and is gone: another node may have been faster */
    int erase(String caseNumber);
}
