package dev.opsledger.front.store;

import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.ZonedDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds every key of the front table, with {@link FrontRowKeys} for the rows that are not counted,
 * listed or ranked.
 *
 * <pre>
 * pk                          sk          row
 * FACT#kind#id                FACT        the newest fact of one thing, and what it contributes
 * UNRELATED#incident          UNRELATED   marks an incident that no deployment caused
 * NAME#first letter           word#kind#id a word of a name, by which a thing is found
 * COMMIT#first seven          commit      a commit with runs; resolves abbreviated ids
 * BRANCH#workflow             STATUS      the status of a workflow on the default branch
 * BRANCH#owner/repository     workflow    lists a workflow under a name of its repository
 * TURNED                      time#...    a workflow that broke or passed again, to be told
 * SENT#channel                occasion    how far the delivery of a message is
 * DIGEST#day                  DIGEST      the digest of a day as it was told
 * CHANGE#deployment           CHANGE      how far the change event of a deployment was sent; expires
 * KNOWN#kind                  id          the name of a project, a repository or a service
 * IDENTITY                    MAP         which repositories, projects, services and teams belong together
 * NOW                         deployments counters of ongoing deployments
 * NOW                         incidents   counters of open incidents
 * NOW                         gists       counters of all gists
 * TOTALS#zone#day             TOTALS      counters of all runs and deployments of a day
 * ORGANIZATIONS#zone#day      owner       counters of an organization's runs of a day
 * WORKFLOWS#zone#day#owner    workflow    counters of a workflow's runs of a day
 * TRIES#zone#day#owner#flow   commit      counters of a workflow's runs with one commit
 * PROJECTS#zone#day           project     counters of a project's deployments that ended on a day
 * SERVICES                    service     counters of a service's open incidents
 * VISITS                      day         counters of all repositories' traffic of a day
 * VISITED#day                 repository  counters of one repository's traffic of a day
 * </pre>
 *
 * <pre>
 * index     partition key                    sort key    lists
 * facts     listedIn  kind#unit#month        occurredAt  deployments of a project, incidents of a service, failed
 *                                                        default-branch runs and traffic of a repository, by time
 * byCommit  commitSha                        occurredAt  runs of a commit
 * byCommit  deployed#first seven             occurredAt  deployments of a commit
 * ranked    rankedIn  a counter row's pk     rank        organizations, workflows, projects ...
 * ranked    rankedIn  ONGOING                rank        ongoing deployments, newest first
 * ranked    rankedIn  FAILED#zone#day        rank        deployments that failed on a day
 * ranked    rankedIn  GISTS#month            rank        gists of a month, newest first
 * ranked    rankedIn  BROKEN                 rank        broken workflows, those that broke last first
 * ranked    rankedIn  OPEN                   rank        open incidents by their age
 * slowest   slowIn    WORKFLOWS#zone#day#... slowness    workflows by their average duration
 * </pre>
 *
 * <p>The owner of a run is the organization's id, because its name may change, or its login in
 * lower case where the fact has no id.
 *
 * <p>Days of runs and deployments are days in the server's time zone, whose name is part of the
 * key; days of traffic are GitHub's, in UTC.
 */
public final class FrontKeys {
  static final String FACT = "FACT";
  static final String CHANGE = "CHANGE";
  static final String UNRELATED = "UNRELATED";
  static final String VISITS = "VISITS";
  static final String BROKEN = "BROKEN";
  static final String TURNED = "TURNED";
  static final String DIGEST = "DIGEST";

  /** Rows of the kinds that belong to a day are deleted this long after it. */
  private static final Duration COUNTERS_KEPT = Duration.ofDays(40);

  private static final String MONTH = "2026-11";

  private FrontKeys() {}

  static String fact(String kind, String id) {
    return "FACT#" + kind + "#" + id;
  }

  /** Ongoing deployments. */
  public static CounterKey deploymentsNow() {
    return new CounterKey("NOW", "deployments");
  }

  /** Open incidents. */
  public static CounterKey incidentsNow() {
    return new CounterKey("NOW", "incidents");
  }

  /** All gists. */
  public static CounterKey gistsNow() {
    return new CounterKey("NOW", "gists");
  }

  /** All runs and deployments of a day. */
  public static CounterKey totals(ZonedDay day) {
    return new CounterKey("TOTALS#" + text(day), "TOTALS");
  }

  /** The partition of all organizations' runs of a day. */
  public static String organizations(ZonedDay day) {
    return "ORGANIZATIONS#" + text(day);
  }

  /** An organization's runs of a day. */
  public static CounterKey organization(ZonedDay day, String owner) {
    return new CounterKey(organizations(day), owner);
  }

  /** An organization as a part of keys. A login never contains a colon, so it is never an id. */
  public static String owner(Optional<Long> id, String login) {
    return id.map(number -> "id:" + number).orElseGet(() -> login.toLowerCase(Locale.ROOT));
  }

  /** The partition of an organization's workflows on a day. */
  public static String workflows(ZonedDay day, String owner) {
    return "WORKFLOWS#" + text(day) + "#" + owner;
  }

  /** A workflow's runs of a day. */
  public static CounterKey workflow(ZonedDay day, String owner, long workflow) {
    return new CounterKey(workflows(day, owner), Long.toString(workflow));
  }

  /** A workflow's runs of a day with one commit. */
  public static CounterKey tries(ZonedDay day, String owner, long workflow, String commit) {
    return new CounterKey("TRIES#" + text(day) + "#" + owner + "#" + workflow, commit);
  }

  /** Whether a row counts a workflow's runs with one commit. */
  public static boolean isTries(CounterKey key) {
    return CounterKind.of(key) == CounterKind.TRIES;
  }

  /** The workflow whose runs with one commit a row counts. */
  public static CounterKey workflowOf(CounterKey tries) {
    int begin = tries.pk().indexOf('#');
    int end = tries.pk().lastIndexOf('#');
    return new CounterKey(
        "WORKFLOWS" + tries.pk().substring(begin, end), tries.pk().substring(end + 1));
  }

  /** The partition of all projects' ended deployments of a day. */
  public static String projects(ZonedDay day) {
    return "PROJECTS#" + text(day);
  }

  /** A project's deployments that ended on a day. */
  public static CounterKey project(ZonedDay day, long project) {
    return new CounterKey(projects(day), Long.toString(project));
  }

  /** The partition of all services' open incidents. */
  public static String services() {
    return "SERVICES";
  }

  /** A service's open incidents. */
  public static CounterKey service(String id) {
    return new CounterKey(services(), id);
  }

  /** All repositories' traffic of a day. */
  public static CounterKey visits(LocalDate day) {
    return new CounterKey(VISITS, day.toString());
  }

  /** The partition of single repositories' traffic of a day. */
  public static String visited(LocalDate day) {
    return "VISITED#" + day;
  }

  /** One repository's traffic of a day. */
  public static CounterKey visited(LocalDate day, String repository) {
    return new CounterKey(visited(day), repository);
  }

  /** The ranked list of ongoing deployments. */
  public static String ongoingDeployments() {
    return "ONGOING";
  }

  /** The ranked list of the deployments that failed on a day. */
  public static String failedDeployments(ZonedDay day) {
    return "FAILED#" + text(day);
  }

  /** The ranked list of the gists of a month. */
  public static String gists(Instant at) {
    return "GISTS#" + month(at);
  }

  /** The ranked list of open incidents, by the time at which they began. */
  public static String openIncidents() {
    return "OPEN";
  }

  /** The list by time of the facts of one kind, unit and month. */
  static String listed(String kind, String unit, Instant at) {
    return kind + "#" + unit + "#" + month(at);
  }

  /** The day that a row of counters belongs to, empty for rows of the present. */
  public static Optional<LocalDate> day(CounterKey key) {
    String[] parts = key.pk().split("#", 4);
    return switch (CounterKind.of(key)) {
      case NOW, SERVICES -> Optional.empty();
      case VISITS -> Optional.of(LocalDate.parse(key.sk()));
      case VISITED -> Optional.of(LocalDate.parse(parts[1]));
      case TOTALS, ORGANIZATIONS, WORKFLOWS, TRIES, PROJECTS ->
          Optional.of(LocalDate.parse(parts[2]));
    };
  }

  /** When a row of counters may be deleted, empty for rows of the present. */
  static Optional<Instant> expiry(CounterKey key) {
    return day(key).map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC).plus(COUNTERS_KEPT));
  }

  private static String text(ZonedDay day) {
    return day.zone().getId() + "#" + day.date();
  }

  private static String month(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toString().substring(0, MONTH.length());
  }
}
