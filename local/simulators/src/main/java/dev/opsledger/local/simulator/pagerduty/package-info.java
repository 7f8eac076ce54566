/**
 * PagerDuty, played. {@link dev.opsledger.local.simulator.pagerduty.PagerDutyWorld} is what there
 * is, {@code PagerDutyJson} how it is written, {@code PagerDutyApi} how it is asked for, {@link
 * dev.opsledger.local.simulator.pagerduty.PagerDutyWebhooks} how it is announced. Tests fill a
 * world and start a {@link dev.opsledger.local.simulator.pagerduty.PagerDutySimulator} over it.
 */
package dev.opsledger.local.simulator.pagerduty;
