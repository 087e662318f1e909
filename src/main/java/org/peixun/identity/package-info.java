/**
 * Who the person is, which roles in which jurisdiction are held, and what they allow. Signs people in, ends their
 * sessions when a right is taken, and knows the names behind engine groups. Denies what no role allows.
 */
package org.peixun.identity;
