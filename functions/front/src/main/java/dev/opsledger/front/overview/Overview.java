package dev.opsledger.front.overview;

import dev.opsledger.core.feed.FeedEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything at a glance, as of one moment.
 *
 * @param at that moment
 * @param zone the server's time zone, in which days begin
 * @param day the day that it lies in
 * @param runs all runs of the day
 * @param organizations the organizations that ran something, most failures first
 * @param moreOrganizations whether there are others
 * @param deployments what is deploying, and what ended today
 * @param incidents what is open
 * @param visits how often repositories were visited
 * @param gists the newest gists, and how many became deals
 * @param sources how fresh and complete each source is
 * @param activity the newest of what happened
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
    List<Source> sources,
    List<FeedEntry> activity) {

  /**
   * A source, as {@code /sync} shows it.
   *
   * @param status in a word
   * @param lastGood when its last complete synchronization ended
   * @param expected units of its last synchronization
   * @param reasons why something is missing
   */
  public record Source(
      String name,
      String status,
      Optional<String> lastGood,
      long expected,
      long stored,
      long missing,
      List<String> reasons) {}

  /** Runs of a day: each is one of the last four. */
  public record Runs(long total, long succeeded, long failed, long running, long other) {}

  /** An organization's runs of the day, with the workflows that need a look. */
  public record Organization(String name, Runs runs, List<Flaky> flakiest, List<Slow> slowest) {}

  /**
   * A workflow that passed although it had failed with the same commit.
   *
   * @param flaky how many of its runs did
   */
  public record Flaky(long id, String name, String repository, long runs, long failed, long flaky) {}

  /**
   * A workflow and how long it takes.
   *
   * @param seconds on average
   */
  public record Slow(long id, String name, String repository, long runs, long seconds) {}

  /** Deployments under way, and those that ended today. */
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
    public long open() {
      return triggered + acknowledged;
    }
  }

  /** A service with open incidents. */
  public record Service(String id, String name, long triggered, long acknowledged) {}

  /**
   * Visits by day, oldest first, and the most visited repositories of the last day that is over.
   *
   * @param lastDay that day, in UTC
   */
  public record Visits(List<VisitedDay> days, LocalDate lastDay, List<Visited> repositories) {}

  /** All repositories' visits of a day. */
  public record VisitedDay(LocalDate day, long views, long clones, long repositories) {}

  /**
   * A repository's visits on the last day that is over.
   *
   * @param weekBefore its views a week earlier, empty where they are not known
   */
  public record Visited(String name, long views, long visitors, Optional<Long> weekBefore) {}

  /** Gists of all time, and the newest. */
  public record Gists(long all, long deals, long refused, List<Gist> newest) {
    public long waiting() {
      return all - deals - refused;
    }
  }

  /**
   * A gist.
   *
   * @param deal the CRM's id of its deal, empty until there is one
   * @param state how far the deal is, such as {@code waiting}
   */
  public record Gist(String id, String user, Instant createdAt, Optional<Long> deal, String state) {}
}
