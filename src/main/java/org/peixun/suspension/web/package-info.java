/** The suspension's pages. */
package org.peixun.suspension.web;
