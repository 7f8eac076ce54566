/** Maps changed rows to facts and to events for the event aggregator. */
package dev.opsledger.deployments.publish;
