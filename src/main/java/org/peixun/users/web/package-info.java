/** The users' list, an account, a new account. */
package org.peixun.users.web;
