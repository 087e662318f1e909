/** The security administrator's pages over {@link org.peixun.identity.Users}. Apart from {@code identity}, on which the frame itself rests. */
package org.peixun.users;
