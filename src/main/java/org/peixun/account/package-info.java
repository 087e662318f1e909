/** One's own account: roles, one-time codes, open sessions. Apart from {@code identity}, on which the frame itself rests. */
package org.peixun.account;
