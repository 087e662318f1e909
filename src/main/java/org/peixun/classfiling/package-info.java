/**
 * 开班备案 (clauses 2, 3, 10, 11): an institution applies for a class, the county accepts, reviews and consents, the
 * class gets its filing number and starts. {@link org.peixun.classfiling.ClassFilings} is what people do, {@link
 * org.peixun.classfiling.ClassFilingSteps} what the process does by itself; the aggregate alone knows which step may
 * follow which. The rules of an application stand in {@code Rules}, each with its clause.
 */
package org.peixun.classfiling;
