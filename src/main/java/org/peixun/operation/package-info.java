/**
 * 运维: what operators see of the running system: figures for Prometheus, jobs that failed, and logs without personal data.
 * Reads other modules' tables, changes nothing of theirs but the retries of a failed job, of an unsent e-mail and of what the night could not do.
 */
package org.peixun.operation;
