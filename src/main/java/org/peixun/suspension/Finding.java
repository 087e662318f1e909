package org.peixun.suspension;

import java.util.List;
import org.peixun.directory.StandingReason;

/**
 * What was found, or is alleged, about an institution.
 *
 * @param offences of clause 12, at least one
 * @param facts what, when, where and the evidence, at most 500 characters; the institution reads it: nothing that leads
 *     to an informer
 * @param fromCase number of the complaint it comes from, or name of the inspection, e.g. 2026年第二季度日常检查
 */
public record Finding(long institutionId, List<StandingReason> offences, String facts, String fromCase) {}
