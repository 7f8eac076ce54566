/** The load of on-call over a period, as JSON and as CSV. */
package dev.opsledger.oncall.api.load;
