package org.peixun.directory;

import org.peixun.identity.Actor;

/**
 * The city decided on an institution's standing (clause 12); listened to in the same transaction by whatever has open
 * cases of it.
 *
 * @param before what it was until then
 */
public record StandingChanged(long institutionId, DirectoryStatus before, Directory.Standing now, Actor by) {}
