/** The pages on which the offices that sign letters are kept. */
package org.peixun.letter.web;
