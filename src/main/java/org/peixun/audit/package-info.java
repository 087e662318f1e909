/**
 * Who did what, with before and after. One chain a jurisdiction: each entry carries the SHA-256 of itself and its
 * predecessor, so that a changed, removed or inserted entry is found by verification; {@code audit_head} witnesses the
 * end of each chain. Somebody who may act as the schema's owner could rewrite a whole chain with its head: against
 * that, the hashes printed by {@code --verify-audit} are kept outside this machine and given to the next verification
 * ({@code --audit-anchors=<file>}).
 */
package org.peixun.audit;
