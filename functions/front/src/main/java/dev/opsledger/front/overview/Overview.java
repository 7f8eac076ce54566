package dev.opsledger.front.overview;

import dev.opsledger.core.feed.FeedEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the home page shows, as of one moment.
 *
 * @param at the moment
 * @param zone the time zone in which days of runs and deployments begin
 * @param day the day that contains the moment, in that zone
 * @param runs all runs of the day
 * @param organizations the organizations with runs on that day, most failures first
 * @param moreOrganizations whether there are others
 * @param deployments deployments under way, and those that ended on the day
 * @param incidents open incidents
 * @param visits the repositories' traffic
 * @param gists the newest gists, and how many became deals
 * @param sources how fresh and complete each source is
 * @param activity the newest entries of the activity feed
 */
public record Overview(
    Instant at,
    ZoneId zone,
    LocalDate day,
    Runs runs,
    List<Organization> organizations,
    boolean moreOrganizations,
    Deployments deployments,
    Incidents incidents,
    Visits visits,
    Gists gists,
    List<SyncStatus> sources,
    List<FeedEntry> activity) {

  /** Runs of a day. Each counts in the total and in one of the other four. */
  public record Runs(long total, long succeeded, long failed, long running, long other) {}

  /** An organization's runs of the day, with its flakiest and slowest workflows. */
  public record Organization(String name, Runs runs, List<Flaky> flakiest, List<Slow> slowest) {}

  /**
   * A workflow that passed although it failed with the same commit.
   *
   * @param flaky the runs that passed so
   */
  public record Flaky(
      long id, String name, String repository, long runs, long failed, long flaky) {}

  /**
   * A workflow and its duration.
   *
   * @param runs the runs whose duration is known
   * @param seconds their average duration
   */
  public record Slow(long id, String name, String repository, long runs, long seconds) {}

  /**
   * Deployments under way, and those that ended today.
   *
   * @param newest the newest deployments under way
   * @param failures the newest deployments that failed today
   */
  public record Deployments(
      long ongoing,
      List<Deployment> newest,
      long done,
      long failed,
      long cancelled,
      List<Deployment> failures,
      List<Project> projects) {}

  /**
   * A deployment.
   *
   * @param since when it was created, or when it ended if it has
   */
  public record Deployment(long id, String project, String status, Instant since) {}

  /** A project's deployments that ended today. */
  public record Project(long id, String name, long done, long failed, long cancelled) {}

  /** Open incidents. */
  public record Incidents(long triggered, long acknowledged, List<Service> services) {
    /** All of them. */
    public long open() {
      return triggered + acknowledged;
    }
  }

  /** A service with open incidents. */
  public record Service(String id, String name, long triggered, long acknowledged) {}

  /**
   * Traffic by day, oldest first, and the most visited repositories of the last full day.
   *
   * @param lastDay the last full day, in UTC
   */
  public record Visits(List<VisitedDay> days, LocalDate lastDay, List<Visited> repositories) {}

  /** The traffic of all repositories on a day. */
  public record VisitedDay(LocalDate day, long views, long clones, long repositories) {}

  /**
   * A repository's traffic on the last full day.
   *
   * @param weekBefore its views a week earlier, empty if they are not known
   */
  public record Visited(String name, long views, long visitors, Optional<Long> weekBefore) {}

  /**
   * All gists, and the newest.
   *
   * @param deals gists that became deals
   * @param refused gists whose deal the CRM refused
   */
  public record Gists(long all, long deals, long refused, List<Gist> newest) {
    /** Gists whose deal is not decided yet. */
    public long waiting() {
      return all - deals - refused;
    }
  }

  /**
   * A gist.
   *
   * @param deal the CRM's id of its deal, empty until there is one
   * @param state the state of the deal, such as {@code waiting}
   */
  public record Gist(
      String id, String user, Instant createdAt, Optional<Long> deal, String state) {}
}
