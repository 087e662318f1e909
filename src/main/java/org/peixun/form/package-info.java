/**
 * Camunda Forms ({@code forms/**.form}, form-js JSON): read once, rendered by our case page through
 * {@code form/fields.html}, checked on the server whichever way the values come in. Only the component types that both
 * Tasklist and we know are accepted; another one fails the start.
 */
package org.peixun.form;
