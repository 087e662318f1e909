/** The pages of project lists, their summary and the public list. */
package org.peixun.projectlist.web;
