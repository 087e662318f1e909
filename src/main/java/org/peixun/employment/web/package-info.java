/** The page on which the institution reports what became of its graduates. */
package org.peixun.employment.web;
