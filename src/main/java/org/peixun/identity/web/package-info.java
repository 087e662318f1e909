/** Signing in and changing one's password: pages outside the frame. */
package org.peixun.identity.web;
