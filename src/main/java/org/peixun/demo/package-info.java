/**
 * The demo city: Liaocheng's counties and zones with invented institutions, people and classes, told as a story of the
 * past weeks through the same use cases that people use. Identity numbers have impossible regions and telephone
 * numbers an impossible exchange, so that none can belong to a person (domain.md §9.3). Never in production.
 */
package org.peixun.demo;
