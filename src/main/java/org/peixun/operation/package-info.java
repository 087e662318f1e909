/**
 * 运维: what operators see of the running system: figures for Prometheus, jobs that failed, and logs without personal data.
 * Reads other modules' tables, changes nothing of theirs but the retries of a failed job and of an unsent e-mail.
 */
package org.peixun.operation;
