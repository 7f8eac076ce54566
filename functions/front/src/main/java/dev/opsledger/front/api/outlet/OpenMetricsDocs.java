package dev.opsledger.front.api.outlet;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;

/** Documents {@link OpenMetricsApi}. */
@ApiDoc(value = OpenMetricsApi.class, tag = "Outlets")
interface OpenMetricsDocs {
  @ApiOperation(
      value = "Numbers for Prometheus",
      more =
          "Gauges in OpenMetrics text: today's runs by organization, workflow and outcome, today's"
              + " deployments by project and state, open incidents by service and urgency, how old"
              + " and complete each source's data is, and how many messages wait in each queue. At"
              + " most 50 organizations, 2,000 workflows, 50 projects and 50 services;"
              + " opsledger_ci_left_out, opsledger_deployments_left_out and"
              + " opsledger_incidents_left_out are 1 where there are more. A source has series from"
              + " the end of its first sync on.",
      answers = @ApiResponse(status = 200, value = "the numbers", type = OpenMetricsApi.TYPE))
  void metrics();
}
