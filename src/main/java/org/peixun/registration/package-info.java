/**
 * 目录登记: the authority enters what the directory says of institutions, agreements, what may be trained, teachers, places
 * and subsidy standards, one by one or from a workbook. Each kind says its fields once ({@link
 * org.peixun.registration.Sheet}); pages, workbooks, checks and history follow from them.
 */
package org.peixun.registration;
