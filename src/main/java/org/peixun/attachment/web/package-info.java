/** Where a stored file is downloaded, whatever case it belongs to. */
package org.peixun.attachment.web;
