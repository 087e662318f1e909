/**
 * 实施培训与结业 (clauses 2, 5, 10, 12): what happens in a class between its first lesson and its certificates:
 * attendance by lesson, inspection on site, video records, telephone follow-up, exam with patrol, results, recognition
 * of the completion. It carries on what {@code classfiling} began, through its published interface only.
 */
package org.peixun.delivery;
