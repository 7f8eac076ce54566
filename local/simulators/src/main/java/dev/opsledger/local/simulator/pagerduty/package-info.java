/**
 * A simulated PagerDuty. {@link dev.opsledger.local.simulator.pagerduty.PagerDutyWorld} holds the
 * data, {@code PagerDutyJson} renders it, {@code PagerDutyApi} serves it, and {@link
 * dev.opsledger.local.simulator.pagerduty.PagerDutyWebhooks} sends events. Tests fill a world and
 * start a {@link dev.opsledger.local.simulator.pagerduty.PagerDutySimulator} with it.
 */
package dev.opsledger.local.simulator.pagerduty;
