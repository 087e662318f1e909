/**
 * AB角: who stands in for whom while somebody is away. Announced by the absent person and accepted by the deputy, or
 * arranged by the manager; ends by its date, read from the clock at each use, or by hand. A deputy gets no right that
 * the own roles do not give: only what is in the absent person's hands, and only with the same roles.
 */
package org.peixun.absence;
