/** Slack's incoming webhooks. */
package dev.opsledger.local.simulator.slack;
