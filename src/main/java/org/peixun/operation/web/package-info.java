/** The page of failed jobs and mail, on which both are tried again. */
package org.peixun.operation.web;
