/** Pages on which a running class is worked on: attendance, videos, inspections, calls, exam, certificates. */
@org.springframework.modulith.NamedInterface("web")
package org.peixun.delivery.web;
