/** 职业技能培训审批: one package below for each capability; nothing but the start of the program stands here. */
package org.peixun;
