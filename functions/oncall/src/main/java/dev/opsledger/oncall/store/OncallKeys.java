package dev.opsledger.oncall.store;

import dev.opsledger.core.count.IncidentCoverage;
import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Duty;
import dev.opsledger.oncall.domain.TimelineEntry;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Every key of the on-call table.
 *
 * <pre>
 * pk                 sk               holds
 * INCIDENT#id        INCIDENT         an incident; only these rows are in the indexes
 * TOTALS#0..7        STATUS           the number of all incidents by status, spread over eight rows
 * SERVICES#0..3      serviceId        the number of a service's incidents by status
 * DAYS#0..3          date#serviceId   the same of incidents created on one day, in UTC
 * CATALOG            CURRENT          which generation of the catalog is current
 * CATALOG            REFUSED          the lists that PagerDuty refuses, and since which sync
 * TOLD#services      serviceId        a service's name and teams, as told; TOLD#teams: a team's name
 * GENERATION#name    0000, 0001 ..    the JSON of a generation, in chunks; expires once replaced
 * NAME#serviceId     NAME             the last name of a service that left the catalog
 * EVENT#id           EVENT            a webhook event that was handled; expires after four days
 * TIMELINE#incident  time#rank#id     an entry of the incident's timeline, by the log entry's id
 * TIMELINE#incident  time#rank#~id    the same, announced but not listed yet, by the event's id
 * TIMELINE#incident  HEAD             as what the incident was counted, and how often that changed
 *                                     or the timeline was written, so that writers take turns
 * LOADDAY#0..3       date#serviceId   the load of a service's incidents of a day of the time zone
 * LOADMONTH#0..3     month#serviceId  the same of a month
 * LOADTOTAL#0..1     date or month    the load of all services, in two rows, with the hours
 * SERVICELOAD#id     date or month    the same of a service
 * PEOPLEDAY#0..3     date#userId      the load of a person by incidents of a day; only where people
 *                                     may be named
 * PEOPLEMONTH#0..3   month#userId     the same of a month
 * UNZONED            incidentId       an incident that interrupted people of unknown time zones
 * USERS              userId           a user's time zone, and the name where people may be named
 * DUTY#userId        start#...        a time on call, of one policy, level and schedule
 *
 * index              pk               sk
 * incidents          listed           id          all incidents; listed is always INCIDENTS
 * incidentsByStatus  status           id
 * incidentsByService serviceId        id
 * incidentsByDay     day              createdAt   only service and status
 * </pre>
 *
 * <p>Rows other than incidents must not have both keys of an index as attributes, or the index
 * would list them among the incidents.
 *
 * <p>The keys of {@code DAYS} are defined in {@link IncidentDays}, because the front reads them.
 * These rows are in the sync table; the front reads that of incidents as {@link IncidentCoverage}:
 *
 * <pre>
 * COVERAGE           oncall           which incidents were listed, and what is to be listed again
 * COVERAGE           oncall.entries   the same of log entries
 * COVERAGE           oncall.load      how far the incidents were counted by the current rules
 * COVERAGE           oncall.users     when the users were last read
 * COVERAGE           oncall.duty      until when duties were read; .so-far: how far a read got
 * </pre>
 */
public final class OncallKeys {
  /** On-call's name in the sync table. */
  public static final String SOURCE = "oncall";

  /** The partition of the services of which other contexts are told; below, that of the teams. */
  public static final String TOLD_SERVICES = "TOLD#services";

  public static final String TOLD_TEAMS = "TOLD#teams";

  /** The sort key of an incident. */
  public static final String INCIDENT = "INCIDENT";

  /** The sort key of the totals. */
  public static final String STATUS = "STATUS";

  /** The partition of the catalog. */
  public static final String CATALOG = "CATALOG";

  /** The row of the catalog that is shown. */
  public static final String CURRENT = "CURRENT";

  /** The row of the lists that PagerDuty refuses. */
  public static final String REFUSED = "REFUSED";

  /** The sort key of the last name of a service. */
  public static final String NAME = "NAME";

  /** The partition of how far lists are read. */
  public static final String COVERAGE = IncidentCoverage.PARTITION;

  static final String EVENT = "EVENT";
  static final String HEAD = "HEAD";
  static final String UNZONED = "UNZONED";
  static final String USERS = "USERS";

  /** The row of how far former incidents are counted. */
  public static final String LOAD = "oncall.load";

  /** The value of {@code listed} in every incident. */
  static final String LISTED = "INCIDENTS";

  static final String BY_STATUS = "incidentsByStatus";
  static final String BY_DAY = "incidentsByDay";

  /** How many rows share the totals, so that concurrent writes rarely meet in one. */
  public static final int TOTALS = 8;

  /** How many rows share the load of all services of a day. */
  public static final int LOAD_TOTALS = 2;

  private OncallKeys() {}

  static String incident(String id) {
    return "INCIDENT#" + id;
  }

  static Map<String, AttributeValue> incidentKey(String id) {
    return Table.key(incident(id), INCIDENT);
  }

  /** The partition key of a row of totals. */
  public static String totals(int row) {
    return "TOTALS#" + row;
  }

  /** The partition key of counts of services. */
  public static String services(int partition) {
    return "SERVICES#" + partition;
  }

  /** The partition that counts a service. */
  public static String servicesOf(String service) {
    return services(IncidentDays.partition(service));
  }

  /** The partition that counts a service by day. */
  static String daysOf(String service) {
    return IncidentDays.pk(IncidentDays.partition(service));
  }

  /** The sort key of a service's counts of the day that contains a moment. */
  static String day(Instant at, String service) {
    return IncidentDays.sk(IncidentDays.day(at), service);
  }

  public static String generation(String name) {
    return "GENERATION#" + name;
  }

  public static String chunk(int index) {
    return "%04d".formatted(index);
  }

  public static String name(String service) {
    return "NAME#" + service;
  }

  /** The service of a {@link #name}. */
  public static String serviceOf(String name) {
    return name.substring("NAME#".length());
  }

  static String event(String id) {
    return "EVENT#" + id;
  }

  static String timeline(String incident) {
    return "TIMELINE#" + incident;
  }

  /** The incident of a {@link #timeline}. */
  static String ofTimeline(String pk) {
    return pk.substring("TIMELINE#".length());
  }

  /** The sort key of an entry. It never changes, so neither may the rank of a kind. */
  static String entry(TimelineEntry entry) {
    String id = entry.id().orElseGet(() -> "~" + entry.event().orElseThrow());
    return entry.at() + "#" + rank(entry.kind()) + "#" + id;
  }

  /** What comes first in the same second, as far as it follows from the kind. */
  private static int rank(String kind) {
    return switch (kind) {
      case "trigger" -> 0;
      case "reopen", "unacknowledge" -> 1;
      case "escalate", "assign", "delegate" -> 2;
      case "notify" -> 4;
      case "acknowledge" -> 5;
      case "resolve" -> 9;
      default -> 3;
    };
  }

  static String duties(String user) {
    return "DUTY#" + user;
  }

  static String duty(Duty duty) {
    return String.join(
        "#",
        duty.start().map(Instant::toString).orElse("-"),
        duty.policy(),
        Long.toString(duty.level()),
        duty.schedule().orElse("-"));
  }

  /** The partition with the load of a service or person on days; of those of a hash. */
  public static String loadDays(boolean people, int partition) {
    return (people ? "PEOPLEDAY#" : "LOADDAY#") + partition;
  }

  /** The same of months. */
  public static String loadMonths(boolean people, int partition) {
    return (people ? "PEOPLEMONTH#" : "LOADMONTH#") + partition;
  }

  /** The partition with a share of the load of all services. */
  public static String loadTotals(int share) {
    return "LOADTOTAL#" + share;
  }

  /** The partition of all services that counts a service. */
  static String loadTotalsOf(String service) {
    return loadTotals(Math.floorMod(service.hashCode(), LOAD_TOTALS));
  }

  /** The partition with the load of a service alone. */
  public static String loadOf(String service) {
    return "SERVICELOAD#" + service;
  }

  /** The sort key of the load of a service or person on a day or in a month. */
  public static String load(Temporal dayOrMonth, String id) {
    return dayOrMonth + "#" + id;
  }

  /** The service or person of a {@link #load}. */
  public static String ofLoad(String sk) {
    return sk.substring(sk.indexOf('#') + 1);
  }

  /** The day of a moment in the index by day, in UTC. */
  static String day(Instant at) {
    return at.toString().substring(0, "2026-11-22".length());
  }
}
