/**
 * 投诉举报 (clause 12): taken in from five sources, accepted, verified, answered, each by the clock of its source. What is
 * found goes to {@code suspension}; a mere allegation suspends nobody. {@link org.peixun.complaint.Complaints} takes in,
 * {@link org.peixun.complaint.ComplaintSteps} is what the process does by itself. Who informed us is known to
 * {@link org.peixun.complaint.Informers} alone.
 */
package org.peixun.complaint;
