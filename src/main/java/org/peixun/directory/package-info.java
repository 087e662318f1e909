/**
 * The institutions of the directory (机构目录, clause 12) with what they may train, their teachers and places; the
 * occupations and the catalogue of subsidy standards (clause 8). What stands here is never asked again in an
 * application. An institution's status follows from its events, so that any past day can be answered for.
 */
package org.peixun.directory;
