/** What is handed in is looked at by a virus scanner before anything is done with it, where one is set. */
package org.peixun.antivirus;
