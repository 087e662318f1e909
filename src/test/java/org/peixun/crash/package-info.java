/**
 * 故障演练: kills the application with SIGKILL while people file and decide and while timers fire, and compares what is in
 * the database with what people were told. Run by {@code src/test/crash/run.sh}, not by {@code mvn verify}.
 */
package org.peixun.crash;
