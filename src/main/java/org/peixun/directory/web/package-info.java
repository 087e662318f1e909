/** The directory's pages. */
package org.peixun.directory.web;
