package dev.opsledger.openapi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The bodies of vendors' webhooks that bring about what the documented examples show. */
final class VendorEvents {
  private VendorEvents() {}

  /** GitHub tells of a deployment of the mapped repository. */
  static String deployment(Instant at) {
    return """
    {"action":"created","repository":{"id":1,"full_name":"acme-rockets/launchpad"},
     "deployment":{"id":42,"sha":"593ddcf11650629feb02bdb217966882cff9d916",
     "environment":"staging","creator":{"login":"octocat"},"created_at":"%s"}}\
    """
        .formatted(at.truncatedTo(ChronoUnit.SECONDS));
  }

  /** GitHub tells of a job of a run that has just ended. */
  static String job(long run, Instant at) {
    Instant end = at.truncatedTo(ChronoUnit.SECONDS);
    return """
    {"action":"completed","workflow_job":{"id":7,"run_id":%d,"run_attempt":1,"name":"build",
     "labels":["ubuntu-latest"],"runner_name":"GitHub Actions 1",
     "runner_group_name":"GitHub Actions","status":"completed","conclusion":"success",
     "created_at":"%s","started_at":"%s","completed_at":"%s"}}\
    """
        .formatted(run, end.minusSeconds(90), end.minusSeconds(80), end);
  }

  /** PagerDuty tells of an incident that began five seconds after a time. */
  static String incident(String id, String service, String status, Instant at) {
    return """
    {"event":{"id":"01%s","event_type":"incident.%s","occurred_at":"%s","data":{
     "id":"%s","type":"incident","number":7,"title":"It broke","status":"%s",
     "urgency":"high","created_at":"%s","service":{"id":"%s","summary":"Shop"},
     "escalation_policy":{"id":"PPOL001","summary":"Storefront on call"}}}}\
    """
        .formatted(id, status, at.plusSeconds(65), id, status, at.plusSeconds(5), service);
  }
}
