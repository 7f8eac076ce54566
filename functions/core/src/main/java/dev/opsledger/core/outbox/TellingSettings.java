package dev.opsledger.core.outbox;

import dev.opsledger.core.config.SettingsReader;

/**
 * Whom a publisher tells.
 *
 * @param facts the queue of facts
 * @param activity the event aggregator's queue
 */
public record TellingSettings(String facts, String activity) {
  /** {@code FACTS_QUEUE} and {@code ACTIVITY_QUEUE}. */
  public static TellingSettings read(SettingsReader settings) {
    return new TellingSettings(
        settings.required("FACTS_QUEUE"), settings.required("ACTIVITY_QUEUE"));
  }
}
