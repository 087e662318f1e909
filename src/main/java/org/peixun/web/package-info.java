/** The frame of all pages: layout, menu, errors in words, command ids. Knows no feature. */
package org.peixun.web;
