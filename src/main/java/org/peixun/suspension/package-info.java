/**
 * 暂停承训资格 (clause 12): what was found about an institution suspends it at once; then investigation, statement and
 * defence, grading, legal review, collective decision, rectification, and the end of it. Other processes speak to it by
 * {@link org.peixun.suspension.Findings}.
 */
package org.peixun.suspension;
