/** The pages of the lists and of a case. */
package org.peixun.worklist.web;
