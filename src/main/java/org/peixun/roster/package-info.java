/**
 * The roster (花名册) of a class: an Excel workbook read row by row, every error named at once with its cell and with
 * what would be accepted, the rules of the notice applied to each trainee, and the enrolments of all counties against
 * which a new class is checked. Identity and telephone numbers are encrypted at rest; pages get them masked.
 */
package org.peixun.roster;
