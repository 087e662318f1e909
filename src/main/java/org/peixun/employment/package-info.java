/**
 * 就业跟踪 (clause 11): what became of the graduates of a class some months after, reported by the institution with its
 * evidence, and the rates of class and institution that follow from it. Begins where {@code delivery} has recognised the
 * completion.
 */
package org.peixun.employment;
