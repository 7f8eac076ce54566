package dev.opsledger.openapi;

import java.time.Instant;

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
        .formatted(at);
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
