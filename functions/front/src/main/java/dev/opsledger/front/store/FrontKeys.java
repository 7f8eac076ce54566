package dev.opsledger.front.store;

import dev.opsledger.core.text.CommitIds;
import dev.opsledger.front.domain.CounterKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys of the front table; no other class makes any.
 *
 * <pre>
 * FACT#kind#id                FACT        what was last told of one thing, and its shares in numbers
 * UNRELATED#incident          UNRELATED   that no deployment caused it
 * COMMIT#first seven          commit      that there are runs of a commit, so that short ids find it
 * NOW                         deployments numbers of this moment, also incidents and gists
 * TOTALS#zone#day             TOTALS      all runs and deployments of a day
 * ORGANIZATIONS#zone#day      owner       an organization's runs of a day
 * WORKFLOWS#zone#day#owner    workflow    a workflow's runs of a day
 * TRIES#zone#day#owner#flow   commit      how often a workflow passed and failed with one commit
 * PROJECTS#zone#day           project     a project's deployments that ended on a day
 * SERVICES                    service     a service's open incidents
 * VISITS                      day         all repositories' views of a day
 * VISITED#day                 repository  one repository's
 * </pre>
 *
 * <p>An owner of runs is its id, as its name may change, or that name where no id was told.
 *
 * <p>Days of runs and deployments are those of the server's time zone, whose name is part of the
 * key; days of traffic are GitHub's, in UTC.
 */
public final class FrontKeys {
  public static final String FACT = "FACT";
  static final String NOW = "NOW";
  static final String UNRELATED = "UNRELATED";
  public static final String DEPLOYMENTS = "deployments";
  public static final String INCIDENTS = "incidents";
  public static final String GISTS = "gists";
  static final String VISITS = "VISITS";
  static final String SERVICES = "SERVICES";

  /** Where ongoing deployments are ranked. */
  public static final String ONGOING = "ONGOING";

  private static final Duration NUMBERS_KEPT = Duration.ofDays(40);

  private static final String TOTALS = "TOTALS";
  private static final String TRIES = "TRIES#";
  private static final String WORKFLOWS = "WORKFLOWS#";

  /** A day as a part of keys. */
  public record Day(ZoneId zone, LocalDate date) {
    public static Day of(Instant at, ZoneId zone) {
      return new Day(zone, at.atZone(zone).toLocalDate());
    }

    @Override
    public String toString() {
      return zone.getId() + "#" + date;
    }
  }

  private FrontKeys() {}

  public static String fact(String kind, String id) {
    return "FACT#" + kind + "#" + id;
  }

  /** Where it stands that no deployment caused an incident. */
  static String unrelated(String incident) {
    return "UNRELATED#" + incident;
  }

  /** Where the commits are listed that begin alike. */
  public static String commits(String id) {
    return "COMMIT#" + id.substring(0, CommitIds.SHORTEST);
  }

  public static CounterKey now(String what) {
    return new CounterKey(NOW, what);
  }

  public static CounterKey totals(Day day) {
    return new CounterKey(TOTALS + "#" + day, TOTALS);
  }

  public static String organizations(Day day) {
    return "ORGANIZATIONS#" + day;
  }

  /** No login begins as the key of an id does. */
  public static String owner(Optional<Long> id, String login) {
    return id.map(number -> "id:" + number).orElseGet(() -> login.toLowerCase(Locale.ROOT));
  }

  public static CounterKey organization(Day day, String owner) {
    return new CounterKey(organizations(day), owner);
  }

  static String workflows(Day day, String owner) {
    return WORKFLOWS + day + "#" + owner;
  }

  public static CounterKey workflow(Day day, String owner, long workflow) {
    return new CounterKey(workflows(day, owner), Long.toString(workflow));
  }

  public static CounterKey tries(Day day, String owner, long workflow, String commit) {
    return new CounterKey(TRIES + day + "#" + owner + "#" + workflow, commit);
  }

  public static boolean isTries(CounterKey key) {
    return key.pk().startsWith(TRIES);
  }

  /** The row of the workflow that was tried. */
  public static CounterKey workflowOf(CounterKey tries) {
    int end = tries.pk().lastIndexOf('#');
    return new CounterKey(
        WORKFLOWS + tries.pk().substring(TRIES.length(), end), tries.pk().substring(end + 1));
  }

  static String projects(Day day) {
    return "PROJECTS#" + day;
  }

  public static CounterKey project(Day day, long project) {
    return new CounterKey(projects(day), Long.toString(project));
  }

  public static CounterKey service(String id) {
    return new CounterKey(SERVICES, id);
  }

  public static CounterKey visits(LocalDate day) {
    return new CounterKey(VISITS, day.toString());
  }

  static String visited(LocalDate day) {
    return "VISITED#" + day;
  }

  public static CounterKey visited(LocalDate day, String repository) {
    return new CounterKey(visited(day), repository);
  }

  /** Where the failed deployments of a day are ranked. */
  public static String failed(Day day) {
    return "FAILED#" + day;
  }

  /** Where the gists of a month are ranked. */
  public static String gists(Instant at) {
    return "GISTS#" + month(at);
  }

  /** Where the facts of one kind and unit are listed, a month each. */
  static String listed(String kind, String unit, Instant at) {
    return kind + "#" + unit + "#" + month(at);
  }

  /** When a day's numbers may go: the page shows them no more. */
  static Optional<Instant> expiry(CounterKey key) {
    return day(key).map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC).plus(NUMBERS_KEPT));
  }

  /** The day whose numbers a row has; empty for those that belong to none. */
  public static Optional<LocalDate> day(CounterKey key) {
    if (key.pk().equals(VISITS)) {
      return Optional.of(LocalDate.parse(key.sk()));
    }
    String[] parts = key.pk().split("#", 4);
    return switch (parts.length) {
      case 1 -> Optional.empty();
      case 2 -> Optional.of(LocalDate.parse(parts[1]));
      default -> Optional.of(LocalDate.parse(parts[2]));
    };
  }

  private static String month(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toString().substring(0, "2026-11".length());
  }
}
