/** Answering a person's request, and the archive of a closed case. */
package org.peixun.retention.web;
