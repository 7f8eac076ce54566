package dev.opsledger.gists.sync;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Decides in which of the schedule's minutes a scan begins: when the interval has passed since the
 * last one, or other users are watched. So the interval is one setting, on AWS as on a laptop.
 */
public final class ScanSchedule {
  private static final String SCAN = "SCAN";

  /** Schedules are some seconds early or late. */
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final Table table;
  private final WatchSettings watch;
  private final Clock clock;

  public ScanSchedule(Table table, WatchSettings watch, Clock clock) {
    this.table = table;
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * Takes the right to begin a scan.
   *
   * @param event the schedule's event, which keeps its right when it is delivered again
   */
  public boolean begins(String event) {
    String users = String.join(",", watch.users());
    Optional<Row> last = table.getStrictly(SCAN, SCAN);
    if (last.isPresent() && last.get().get("event").equals(event)) {
      return true;
    }
    if (last.filter(row -> row.get("users").equals(users)).filter(this::recent).isPresent()) {
      return false;
    }
    var values = new HashMap<String, AttributeValue>();
    last.ifPresent(row -> values.put(":last", Row.text(row.get("event"))));
    return table.putIf(
        Row.of(SCAN, SCAN)
            .with("event", event)
            .with("users", users)
            .with("begunAt", clock.millis()),
        last.isPresent() ? "event = :last" : "attribute_not_exists(pk)",
        Map.copyOf(values));
  }

  private boolean recent(Row last) {
    Duration passed = Duration.ofMillis(clock.millis() - last.number("begunAt"));
    return passed.plus(TOLERANCE).compareTo(watch.interval()) < 0;
  }
}
