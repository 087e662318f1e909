/**
 * Where the data lives: PostgreSQL, started by ourselves in a local folder or an external server by setting.
 * Two database roles: {@code peixun_owner} owns the schema and migrates it, {@code peixun_app} works in it and can
 * neither change nor remove what is append-only (audit).
 */
package org.peixun.database;
