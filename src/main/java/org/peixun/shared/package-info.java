/** The kernel: values and refusals that every module speaks in. Without Spring, without a database. */
package org.peixun.shared;
