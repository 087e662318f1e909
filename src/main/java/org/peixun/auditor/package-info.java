/** What the auditor sees: the audit of all jurisdictions, its export and its verification. Apart from {@code audit}, on which sign-in itself rests. */
package org.peixun.auditor;
