/**
 * 备份演练: the scripts of {@code deployment/backup} on a PostgreSQL of its own, under load. Run by
 * {@code src/test/backup/run.sh}, not by {@code mvn verify}.
 */
package org.peixun.backup;
