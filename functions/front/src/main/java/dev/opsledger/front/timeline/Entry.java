package dev.opsledger.front.timeline;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.store.StoredFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened, with why it stands in a timeline.
 *
 * @param kind {@code deployment}, {@code run}, {@code incident} or {@code traffic}
 * @param fact what is known of it
 * @param seconds from the moment that the timeline is about; negative before it
 * @param why why it stands there
 * @param follows the deployment against which an incident counts
 */
public record Entry(Kind kind, StoredFact fact, long seconds, String why, Optional<Long> follows) {
  /** What it is. */
  public enum Kind {
    DEPLOYMENT,
    RUN,
    INCIDENT,
    TRAFFIC
  }

  static Entry of(Kind kind, StoredFact fact, Instant moment, String why) {
    return new Entry(kind, fact, distance(moment, fact), why, Optional.empty());
  }

  private static long distance(Instant moment, StoredFact fact) {
    return Duration.between(moment, fact.occurredAt()).toSeconds();
  }

  /** When it happened or began. */
  public Instant at() {
    return fact.occurredAt();
  }

  /** A text of what is known of it. */
  public Optional<String> text(String field) {
    return Json.text(fact.payload(), field).filter(text -> !text.isEmpty());
  }

  /** A number of what is known of it. */
  public Optional<Long> number(String field) {
    return Json.number(fact.payload(), field);
  }

  /** Whether it is a deployment that was done. */
  public boolean isDone() {
    return text("status").filter("done"::equals).isPresent();
  }

  /** Its name, as far as its kind has one. */
  public Optional<String> title() {
    return switch (kind) {
      case DEPLOYMENT -> text("projectName");
      case RUN -> text("workflowName");
      case INCIDENT -> text("title");
      case TRAFFIC -> number("views").map("%d views"::formatted);
    };
  }

  /** Its status, or a run's conclusion. */
  public Optional<String> status() {
    return kind == Kind.RUN ? text("conclusion").or(() -> text("status")) : text("status");
  }

  /** Its repository, with its owner. */
  public Optional<String> repository() {
    Optional<String> name = text("repository");
    return kind == Kind.RUN
        ? name.map(text -> text("organization").map(o -> o + "/" + text).orElse(text))
        : name;
  }
}
