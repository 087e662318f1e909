/**
 * Tells people what happened and what to do: in the application, and by e-mail where an SMTP server is set
 * ({@code spring.mail.host}). E-mail goes through an outbox written in the caller's transaction and is sent at least
 * once; a repeated one carries the same Message-ID.
 */
package org.peixun.notification;
