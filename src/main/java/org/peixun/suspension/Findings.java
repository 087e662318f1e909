package org.peixun.suspension;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;

/** How a complaint or an inspection leads to a suspension; in the caller's transaction. */
public interface Findings {

    /**
     * Found to be true (查实): opens the institution's suspension case, joins the one that is open, or confirms the urgent
     * one. An institution has one open suspension case at most.
     *
     * @return its number, e.g. 暂停2026-00003
     */
    String record(Finding finding, Actor by);

    /**
     * Not yet found but urgent (先行暂停): asks the city's manager to suspend at once. Lifted by itself when it is not
     * confirmed by {@link #record} in time.
     *
     * @return number of the suspension case
     * @throws org.peixun.shared.RequestRefused 409 when the institution has an open suspension case already
     */
    String urgent(Finding allegation, Actor by);

    /** Whether the institution has a qualification that can be suspended. */
    boolean takes(long institutionId);

    /** Verification found nothing, or nothing new: an urgent suspension that rests on this case alone is lifted. Nothing otherwise. */
    void unfounded(String fromCase, Actor by);

    /** What was found true in these cases and still stands: the decision on it was neither 不成立 nor corrected. */
    List<Standing> standing(Collection<String> fromCases);

    /** @param number of the suspension case @param state of it, in words */
    record Standing(StandingReason offence, String number, String state) {}

    /** The suspension case that the findings of a case led to. */
    Optional<Suspended> of(String fromCase);

    /** @param state 调查核实 and the like, in words */
    record Suspended(String number, String state) {}
}
