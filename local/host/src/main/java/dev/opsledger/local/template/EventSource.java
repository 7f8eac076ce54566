package dev.opsledger.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What calls a function. */
public sealed interface EventSource {
  /** The name of the event in the template. */
  String name();

  /**
   * A route of the HTTP API.
   *
   * @param method in capitals, or {@code ANY}
   * @param path with {@code {variables}}, or {@code $default}
   */
  record Route(String name, String method, String path, Duration timeout) implements EventSource {}

  /**
   * A schedule.
   *
   * @param expression {@code rate(…)} or {@code cron(…)}
   * @param zone the time zone of a cron expression
   * @param input what the function gets in place of the usual event
   * @param scheduler whether EventBridge Scheduler starts it ({@code ScheduleV2}) and not a rule
   */
  record Timer(
      String name,
      String arn,
      String expression,
      String zone,
      Optional<String> input,
      boolean scheduler,
      boolean enabled,
      Optional<Integer> retries,
      String deadLetterArn)
      implements EventSource {}

  /** A rule on an event bus. */
  record BusRule(
      String name,
      String bus,
      String pattern,
      Optional<String> input,
      boolean enabled,
      Optional<Integer> retries,
      String deadLetterArn)
      implements EventSource {}

  /** A queue whose messages a function takes in batches. */
  record QueueFeed(
      String name,
      String queue,
      int batchSize,
      Duration window,
      int concurrency,
      boolean partialResponses,
      boolean enabled)
      implements EventSource {}

  /**
   * A table's stream.
   *
   * @param fromStart whether a new reader begins with the oldest record
   * @param patterns the filters, of which a record must match one; none means every record
   * @param retries how often a failed batch is repeated; −1 means until it succeeds or expires
   * @param oldest records older than this are given up; zero means never
   * @param failureArn the queue that is told of records given up, or null
   */
  record StreamFeed(
      String name,
      String table,
      boolean fromStart,
      int batchSize,
      Duration window,
      List<String> patterns,
      boolean bisect,
      int retries,
      Duration oldest,
      String failureArn,
      boolean partialResponses,
      boolean enabled)
      implements EventSource {}
}
