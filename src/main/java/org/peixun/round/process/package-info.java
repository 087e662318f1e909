/** What models ask and tell of a round. */
package org.peixun.round.process;
