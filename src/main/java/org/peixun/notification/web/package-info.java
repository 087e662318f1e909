/** The page of one's own notifications. */
package org.peixun.notification.web;
