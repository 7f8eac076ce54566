package dev.opsledger.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An event source of a function. */
public sealed interface EventSource {
  /** The name of the event in the template. */
  String name();

  /**
   * A route of the HTTP API.
   *
   * @param method in upper case, or {@code ANY}
   * @param path with {@code {variables}}, or {@code $default}
   */
  record Route(String name, String method, String path, Duration timeout) implements EventSource {}

  /**
   * A schedule.
   *
   * @param expression {@code rate(…)} or {@code cron(…)}
   * @param zone the time zone of a cron expression
   * @param input the event to pass to the function in place of the usual one
   * @param scheduler true for EventBridge Scheduler ({@code ScheduleV2}), false for a rule
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

  /** A queue whose messages a function receives in batches. */
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
   * @param fromStart whether a new reader starts at the oldest record
   * @param patterns filters, of which a record must match at least one; empty means every record
   * @param retries how often to retry a failed batch; −1 means until it succeeds or expires
   * @param oldest the maximum age of records; zero means no limit
   * @param failureArn the queue notified of records given up, or null
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
