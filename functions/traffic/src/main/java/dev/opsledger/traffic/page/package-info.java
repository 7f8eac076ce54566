/** The HTML pages with charts, and the same numbers as CSV. */
package dev.opsledger.traffic.page;
