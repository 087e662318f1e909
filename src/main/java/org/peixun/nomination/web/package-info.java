/** 推荐材料, 机构自荐, and what the public sees. */
package org.peixun.nomination.web;
