package dev.opsledger.oncall.api.load;

import dev.opsledger.core.openapi.Schema;

/** The JSON of on-call load in the OpenAPI document. */
interface LoadSchemas {
  @Schema("The load of on-call.")
  record Load(
      @Schema(value = "the number of items on all pages", example = "12") long total,
      @Schema(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      @Schema(
              value = "by what it is added up",
              values = {"service", "team", "policy", "urgency", "user"})
          String by,
      @Schema(value = "the first day", format = "date") String since,
      @Schema(value = "the last day", format = "date") String until,
      @Schema("the days with which it is compared") DaysBefore before,
      @Schema(value = "the time zone in which days begin", example = "UTC") String time_zone,
      @Schema("whether every stored incident is counted") boolean complete,
      @Schema(value = "why not", nullable = true) String incomplete,
      LoadOf[] load,
      @Schema(
              value = "the cursor of the next page, if the response would exceed 4 MB",
              optional = true)
          String next) {}

  @Schema("A period of whole days.")
  record DaysBefore(@Schema(format = "date") String since, @Schema(format = "date") String until) {}

  @Schema("The load of a service, team, policy, urgency or person.")
  record LoadOf(
      @Schema(
              value = "null for what belongs to none, such as services without a team",
              nullable = true,
              example = "PIJ90N7")
          String id,
      @Schema(nullable = true, example = "Checkout") String name,
      LoadIncidents incidents,
      LoadInterruptions interruptions,
      @Schema("seconds from the trigger; of a person, from the assignment")
          LoadTime time_to_acknowledge,
      @Schema("incidents that nobody acknowledged; of a person, that this one did not")
          LoadCount unacknowledged,
      @Schema("seconds from the trigger; of a person, of those which this one acknowledged")
          LoadTime time_to_resolve,
      @Schema("escalations; of a person, away from this one") LoadCount escalations,
      @Schema("how long people were engaged: from acknowledging to the resolution")
          LoadSeconds engaged,
      @Schema("the same in the period before") LoadBefore before) {}

  @Schema("Load in the period before.")
  record LoadBefore(
      LoadIncidents incidents,
      LoadInterruptions interruptions,
      LoadTime time_to_acknowledge,
      LoadCount unacknowledged,
      LoadTime time_to_resolve,
      LoadCount escalations,
      LoadSeconds engaged) {}

  @Schema("Incidents, by the day they were created.")
  record LoadIncidents(
      @Schema(example = "7") long count,
      @Schema("empty for a person") LoadOfUrgency[] by_urgency,
      @Schema("empty for an urgency and a person") LoadOfPriority[] by_priority,
      @Schema(value = "incidents it was made from", example = "7") long rows,
      @Schema(value = "incidents that could not be used", example = "0") long unusable) {}

  @Schema("Incidents of an urgency.")
  record LoadOfUrgency(
      @Schema(values = {"high", "low", "other"}) String urgency,
      @Schema(example = "5") long count) {}

  @Schema("Incidents of a priority.")
  record LoadOfPriority(
      @Schema(example = "P1") String priority, @Schema(example = "2") long count) {}

  @Schema("Interruptions, by the kind of hour in the responder's time zone.")
  record LoadInterruptions(
      @Schema(example = "9") long count,
      @Schema(value = "8 to 18 on Mondays to Fridays", example = "4") long business,
      @Schema(value = "22 to 8 on every day", example = "2") long sleep,
      @Schema(value = "the rest", example = "3") long off,
      @Schema(value = "of people whose time zone is not known", example = "0") long unknown_hour,
      @Schema(value = "notifications it was made from", example = "14") long rows,
      @Schema(value = "notifications of an unknown person or hour", example = "0") long unusable) {}

  @Schema("How long something took, in seconds.")
  record LoadTime(
      @Schema(nullable = true, example = "95.4") double median,
      @Schema(value = "the 90th percentile", nullable = true, example = "610.3") double p90,
      @Schema(nullable = true, example = "183.25") double mean,
      @Schema(value = "incidents it was made from", example = "6") long rows,
      @Schema(
              value =
                  "incidents whose timeline is not known from the trigger on, or that were"
                      + " resolved at an unknown time",
              example = "0")
          long unusable) {}

  @Schema("A number of things.")
  record LoadCount(
      @Schema(example = "1") long count,
      @Schema(value = "incidents it was made from", example = "7") long rows,
      @Schema(value = "incidents whose timeline is not known from the trigger on", example = "0")
          long unusable) {}

  @Schema("A sum of seconds.")
  record LoadSeconds(
      @Schema(example = "4210") long seconds,
      @Schema(value = "how often somebody was engaged", example = "6") long rows,
      @Schema(value = "incidents whose timeline is not known from the trigger on", example = "0")
          long unusable) {}
}
