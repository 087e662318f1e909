/** The page of the policy parameters: what is in force where, since when and on which clause, and changing it. */
package org.peixun.policy.web;
