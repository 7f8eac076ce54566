/** Fetches incidents and the catalog from PagerDuty: what to ask for, when, and how to read it. */
package dev.opsledger.oncall.sync;
