/**
 * Personal data at rest: fields are encrypted with AES-256-GCM before they reach the database and bound to where they
 * belong, so that a value copied to another row does not decrypt (the telephone of a class's head in its form is bound to the
 * column only, in what was handed in to its case); equality is asked through a keyed hash. Keys come
 * from the settings, in the demo from a file beside the data; the key id in front of every ciphertext lets keys rotate.
 */
package org.peixun.protection;
