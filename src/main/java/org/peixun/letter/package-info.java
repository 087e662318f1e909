/**
 * Official letters on A4 (GB/T 9704-2012) as PDF and as a page to print: the sheet with head, title, addressee and
 * signature is here, what a letter says is a template of the feature that writes it. {@link org.peixun.letter.Offices}
 * knows who signs, {@link org.peixun.letter.Basis} how a clause is cited, {@link org.peixun.letter.LetterPages} how a
 * letter is handed out. A font with Chinese TrueType outlines must be on the machine; without one the page remains.
 */
package org.peixun.letter;
