/** My account, and setting up the second factor, which is also done half-way through a sign-in. */
package org.peixun.account.web;
