package dev.opsledger.oncall.sync;

/** A list of PagerDuty's that is read by windows of time. */
enum WindowedList {
  INCIDENTS(
      "incidents", WindowUnit.INCIDENTS, "incidents", "an id, a status or a readable created_at"),
  LOG_ENTRIES(
      "log_entries",
      WindowUnit.ENTRIES,
      "log entries",
      "an id, an incident, a type or a readable created_at");

  private final String path;
  private final String unit;
  private final String noun;
  private final String needed;

  WindowedList(String path, String unit, String noun, String needed) {
    this.path = path;
    this.unit = unit;
    this.noun = noun;
    this.needed = needed;
  }

  /** Its path in the API, which is also its name in the answer. */
  String path() {
    return path;
  }

  /** The kind of the units that read it. */
  String unit() {
    return unit;
  }

  /** What its items are called. */
  String noun() {
    return noun;
  }

  /** What an item must have to be stored. */
  String needed() {
    return needed;
  }
}
