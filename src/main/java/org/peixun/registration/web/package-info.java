/** The pages of the register. */
package org.peixun.registration.web;
