/** The dashboards as JSON, the reports as CSV, and PagerDuty's webhook. */
package dev.opsledger.oncall.api;
