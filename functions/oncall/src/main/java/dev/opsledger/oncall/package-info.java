/**
 * On-call: PagerDuty's incidents, services, teams and escalation policies as dashboards and
 * reports.
 */
@Configuration
@Requires(property = "opsledger.context", value = "oncall")
package dev.opsledger.oncall;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
