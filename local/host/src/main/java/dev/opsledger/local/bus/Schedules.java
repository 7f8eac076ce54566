package dev.opsledger.local.bus;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.queue.AsyncCalls;
import dev.opsledger.local.template.Arn;
import dev.opsledger.local.template.EventSource.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls functions on their schedules. */
public final class Schedules implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  private record Entry(Timer timer, ScheduleExpression when, AsyncCalls calls) {}

  private final Clock clock;
  private final List<Entry> entries = new ArrayList<>();
  private final ScheduledExecutorService times =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("schedules").factory());

  /** Schedules by this clock; {@link #start} starts them. */
  public Schedules(Clock clock) {
    this.clock = clock;
  }

  /** Adds a schedule; a disabled one is validated but never runs. */
  public void add(Timer timer, AsyncCalls calls) {
    var when = ScheduleExpression.parse(timer.expression(), timer.zone());
    if (timer.enabled()) {
      entries.add(new Entry(timer, when, calls));
    }
  }

  /** Starts all schedules. Each also runs at once, so that an empty ledger gets data. */
  public void start() {
    for (Entry each : entries) {
      fire(each, clock.instant());
      plan(each);
    }
  }

  private void plan(Entry entry) {
    Instant now = Instant.now();
    entry
        .when()
        .after(now.atZone(ZoneOffset.UTC))
        .ifPresent(
            time -> {
              Duration wait = Duration.between(now, time.toInstant());
              var _ =
                  times.schedule(() -> fireAndPlan(entry), wait.toMillis(), TimeUnit.MILLISECONDS);
            });
  }

  private void fireAndPlan(Entry entry) {
    try {
      fire(entry, clock.instant());
    } catch (RuntimeException failure) {
      System.getLogger(Schedules.class.getName())
          .log(System.Logger.Level.WARNING, "A schedule could not run: {0}", failure.getMessage());
    } finally {
      plan(entry);
    }
  }

  private static void fire(Entry entry, Instant time) {
    Timer timer = entry.timer();
    String id = UUID.randomUUID().toString();
    String at = time.truncatedTo(ChronoUnit.SECONDS).toString();
    String event =
        timer
            .input()
            .map(input -> tokens(input, timer, id, at))
            .orElseGet(() -> event(timer, id, at));
    entry.calls().submit(event, timer.retries(), timer.deadLetterArn());
  }

  private static String tokens(String input, Timer timer, String id, String time) {
    return timer.scheduler()
        ? input
            .replace("<aws.scheduler.schedule-arn>", timer.arn())
            .replace("<aws.scheduler.scheduled-time>", time)
            .replace("<aws.scheduler.execution-id>", id)
            .replace("<aws.scheduler.attempt-number>", "1")
        : input;
  }

  private static String event(Timer timer, String id, String time) {
    ObjectNode event =
        MAPPER
            .createObjectNode()
            .put("version", "0")
            .put("id", id)
            .put("detail-type", "Scheduled Event")
            .put("source", timer.scheduler() ? "aws.scheduler" : "aws.events")
            .put("account", Arn.account())
            .put("time", time)
            .put("region", Arn.region());
    event.putArray("resources").add(timer.arn());
    // EventBridge Scheduler sends its empty detail as a string.
    if (timer.scheduler()) {
      event.put("detail", "{}");
    } else {
      event.putObject("detail");
    }
    return event.toString();
  }

  @Override
  public void close() {
    times.shutdownNow();
  }
}
