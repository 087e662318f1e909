/** The whole application asked as everybody: who may open and do what from where. */
package org.peixun.authorization;
