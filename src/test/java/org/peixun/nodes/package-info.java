/** 双节点演练: what two nodes on one database promise. Run by {@code src/test/nodes/run.sh}, not by {@code mvn verify}. */
package org.peixun.nodes;
