/** The page of failed jobs, mail and nightly work, on which they are tried again. */
package org.peixun.operation.web;
