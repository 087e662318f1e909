package org.peixun.roster;

/**
 * A trainee of a class for what is kept about him elsewhere.
 *
 * @param person blind index of the identity number: the same through all changes of the roster
 * @param position 1, 2, … in the order of the roster
 */
public record Enrolled(String person, int position, String name, String maskedId, String maskedPhone) {}
