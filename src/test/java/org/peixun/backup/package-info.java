/**
 * 备份演练: the scripts of {@code deployment/backup} on a PostgreSQL of its own, the drill under load. That is run by
 * {@code src/test/backup/run.sh}, not by {@code mvn verify}.
 */
package org.peixun.backup;
