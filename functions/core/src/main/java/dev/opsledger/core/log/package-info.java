/** Structured logs, correlation ids and metrics. */
package dev.opsledger.core.log;
