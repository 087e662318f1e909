/** 年度任务 and 县区进度. */
package org.peixun.round.web;
