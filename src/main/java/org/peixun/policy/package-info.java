/**
 * The notice as data: its thirteen clauses word for word, and its numbers, effective-dated and per county, each with
 * the clause or the basis it rests on. Nobody else keeps a number of the notice in code or in a model.
 */
package org.peixun.policy;
