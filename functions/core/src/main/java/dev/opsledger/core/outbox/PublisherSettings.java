package dev.opsledger.core.outbox;

import dev.opsledger.core.config.SettingsReader;

/**
 * The queues that a publisher sends to.
 *
 * @param facts the URL of the queue for facts
 * @param activity the URL of the event aggregator's queue
 * @param failures the URL of the queue for records that cannot be published
 */
public record PublisherSettings(String facts, String activity, String failures) {
  /** Reads {@code FACTS_QUEUE}, {@code ACTIVITY_QUEUE} and {@code PUBLISHER_FAILURES}. */
  public static PublisherSettings read(SettingsReader settings) {
    return new PublisherSettings(
        settings.required("FACTS_QUEUE"),
        settings.required("ACTIVITY_QUEUE"),
        settings.required("PUBLISHER_FAILURES"));
  }

  /** Reads the queues for who tells rows again: what cannot be told then is left out. */
  public static PublisherSettings forRetelling(SettingsReader settings) {
    return new PublisherSettings(
        settings.required("FACTS_QUEUE"), settings.required("ACTIVITY_QUEUE"), "");
  }
}
