/** The page of the working calendar: a year by months, and entering the next one. */
package org.peixun.calendar.web;
