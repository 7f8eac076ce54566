package dev.opsledger.activity.domain;

import java.time.Instant;
import java.util.Optional;

/** A message of a publisher: a new project or an event. */
public sealed interface Message {
  /** A project that exists from now on. */
  record NewProject(long id) implements Message {}

  /**
   * An event.
   *
   * @param key identifies the event, also when it is sent again; sorts events of the same moment
   * @param name such as {@code deployment.created}
   * @param at when it happened
   * @param payload a JSON object, as text
   * @param project the project that the payload names
   * @param sentence what happened, for the feed
   */
  record Occurrence(
      String key, String name, Instant at, String payload, Optional<Long> project, String sentence)
      implements Message {}
}
