/**
 * 品牌机构推荐 (clause 6): institutions recommend themselves or are chosen, the county publicises and sends, the city
 * checks, experts score, the city decides, publicises and lists. {@link org.peixun.nomination.Nominations} is what people
 * do, {@link org.peixun.nomination.NominationSteps} what the process does by itself.
 */
package org.peixun.nomination;
