package dev.opsledger.front;

import dev.opsledger.core.text.CommitIds;
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
final class FrontKeys {
  static final String FACT = "FACT";
  static final String NOW = "NOW";
  static final String UNRELATED = "UNRELATED";
  static final String DEPLOYMENTS = "deployments";
  static final String INCIDENTS = "incidents";
  static final String GISTS = "gists";
  static final String VISITS = "VISITS";
  static final String SERVICES = "SERVICES";

  /** Where ongoing deployments are ranked. */
  static final String ONGOING = "ONGOING";

  private static final Duration NUMBERS_KEPT = Duration.ofDays(40);

  private static final String TOTALS = "TOTALS";
  private static final String TRIES = "TRIES#";
  private static final String WORKFLOWS = "WORKFLOWS#";

  /** A day as a part of keys. */
  record Day(ZoneId zone, LocalDate date) {
    static Day of(Instant at, ZoneId zone) {
      return new Day(zone, at.atZone(zone).toLocalDate());
    }

    @Override
    public String toString() {
      return zone.getId() + "#" + date;
    }
  }

  private FrontKeys() {}

  static String fact(String kind, String id) {
    return "FACT#" + kind + "#" + id;
  }

  /** Where it stands that no deployment caused an incident. */
  static String unrelated(String incident) {
    return "UNRELATED#" + incident;
  }

  /** Where the commits are listed that begin alike. */
  static String commits(String id) {
    return "COMMIT#" + id.substring(0, CommitIds.SHORTEST);
  }

  static NumberKey now(String what) {
    return new NumberKey(NOW, what);
  }

  static NumberKey totals(Day day) {
    return new NumberKey(TOTALS + "#" + day, TOTALS);
  }

  static String organizations(Day day) {
    return "ORGANIZATIONS#" + day;
  }

  /** No login begins as the key of an id does. */
  static String owner(Optional<Long> id, String login) {
    return id.map(number -> "id:" + number).orElseGet(() -> login.toLowerCase(Locale.ROOT));
  }

  static NumberKey organization(Day day, String owner) {
    return new NumberKey(organizations(day), owner);
  }

  static String workflows(Day day, String owner) {
    return WORKFLOWS + day + "#" + owner;
  }

  static NumberKey workflow(Day day, String owner, long workflow) {
    return new NumberKey(workflows(day, owner), Long.toString(workflow));
  }

  static NumberKey tries(Day day, String owner, long workflow, String commit) {
    return new NumberKey(TRIES + day + "#" + owner + "#" + workflow, commit);
  }

  static boolean isTries(NumberKey key) {
    return key.pk().startsWith(TRIES);
  }

  /** The row of the workflow that was tried. */
  static NumberKey workflowOf(NumberKey tries) {
    int end = tries.pk().lastIndexOf('#');
    return new NumberKey(
        WORKFLOWS + tries.pk().substring(TRIES.length(), end), tries.pk().substring(end + 1));
  }

  static String projects(Day day) {
    return "PROJECTS#" + day;
  }

  static NumberKey project(Day day, long project) {
    return new NumberKey(projects(day), Long.toString(project));
  }

  static NumberKey service(String id) {
    return new NumberKey(SERVICES, id);
  }

  static NumberKey visits(LocalDate day) {
    return new NumberKey(VISITS, day.toString());
  }

  static String visited(LocalDate day) {
    return "VISITED#" + day;
  }

  static NumberKey visited(LocalDate day, String repository) {
    return new NumberKey(visited(day), repository);
  }

  /** Where the failed deployments of a day are ranked. */
  static String failed(Day day) {
    return "FAILED#" + day;
  }

  /** Where the gists of a month are ranked. */
  static String gists(Instant at) {
    return "GISTS#" + month(at);
  }

  /** Where the facts of one kind and unit are listed, a month each. */
  static String listed(String kind, String unit, Instant at) {
    return kind + "#" + unit + "#" + month(at);
  }

  /** When a day's numbers may go: the page shows them no more. */
  static Optional<Instant> expiry(NumberKey key) {
    return day(key).map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC).plus(NUMBERS_KEPT));
  }

  /** The day whose numbers a row has; empty for those that belong to none. */
  static Optional<LocalDate> day(NumberKey key) {
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
