/**
 * Documents of cases. What a file is, is read from its content, never believed from its name; the bytes lie in
 * PostgreSQL, in the same transaction and the same backup as the case. Knows no process: who may read and write a
 * case's documents is asked through {@link org.peixun.attachment.AttachmentAccess}.
 */
package org.peixun.attachment;
