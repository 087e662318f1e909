/**
 * 待办, 已办, 我发起的, 草稿, 督办, search and the frame of the case page. Knows no feature and asks the engine nothing:
 * {@code work_item}, {@code case_file}, {@code timeline_entry} and {@code flow_taken} are written by
 * {@link org.peixun.worklist.Projection} in the transaction of whatever happened, and every list is one indexed query on
 * them. What a case consists of comes from its {@link org.peixun.workflow.CaseType}.
 */
package org.peixun.worklist;
