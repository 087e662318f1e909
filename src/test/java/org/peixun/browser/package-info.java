/**
 * What people see and do, in Chromium against the running application with its demo city: {@code mvn verify -Pbrowser}.
 * Each test takes a county of its own, so that none waits for another's cases. Helpers speak as people do
 * ({@code clerk.claims(number)}); what every page has to keep to (no other host, no console error, no failed request) is
 * watched all the time by {@link org.peixun.browser.Watch}. Pictures of the pages go to {@code target/screenshots}.
 */
package org.peixun.browser;
