/**
 * Working days of the State Council's notices, make-up days (调休) included: the one place that knows which day is
 * worked. The years that we know ship as text files ({@code calendar/<year>.txt}); an administrator adds the next one in
 * the same form. A year that nobody has entered is an error in words and a banner, never a guess.
 */
package org.peixun.calendar;
