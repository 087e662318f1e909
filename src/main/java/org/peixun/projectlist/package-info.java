/**
 * 项目清单 (clause 7): each county fills in its project-based trainings, its manager signs, the city checks, consolidates
 * and publishes, and the counties report progress until the project year ends. {@link
 * org.peixun.projectlist.ProjectLists} is what people do, {@link org.peixun.projectlist.ProjectListSteps} what the
 * process does by itself, {@link org.peixun.projectlist.ListedProjects} what class filings ask and tell.
 */
package org.peixun.projectlist;
