/** The institution's application pages. */
package org.peixun.classfiling.web;
