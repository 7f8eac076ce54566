package dev.opsledger.core.outbox;

import dev.opsledger.core.config.SettingsReader;

/**
 * Whom a publisher tells.
 *
 * @param facts the queue of facts
 * @param activity the event aggregator's queue
 * @param failures the queue of what cannot be told
 */
public record PublisherSettings(String facts, String activity, String failures) {
  /** {@code FACTS_QUEUE}, {@code ACTIVITY_QUEUE} and {@code PUBLISHER_FAILURES}. */
  public static PublisherSettings read(SettingsReader settings) {
    return new PublisherSettings(
        settings.required("FACTS_QUEUE"),
        settings.required("ACTIVITY_QUEUE"),
        settings.required("PUBLISHER_FAILURES"));
  }
}
