/**
 * How long things are kept (个人信息保护法 19, 45, 47). A closed case becomes one file with its hash; the personal data
 * within are erased when their term is over; a person gets a copy of what is held of one identity number, and whatever
 * need not be kept is erased on demand. What is held is told and erased by the modules that hold it: {@link
 * org.peixun.retention.PersonalData}, {@link org.peixun.retention.Expiring}.
 */
package org.peixun.retention;
