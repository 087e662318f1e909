/** What a drill adds to the program to make next year's of it; never part of a node of today. */
package org.peixun.nodes.upgrade;
