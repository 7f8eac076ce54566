package dev.opsledger.activity;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.util.Optional;

/** The settings of each of the context's functions. */
final class ActivitySettings {
  private ActivitySettings() {}

  record Api(String table, Optional<Secret> token) {
    static Api read(SettingsReader settings) {
      return new Api(settings.required("ACTIVITY_TABLE"), settings.secret("ACTIVITY_TOKEN"));
    }
  }

  record Aggregator(String table) {
    static Aggregator read(SettingsReader settings) {
      return new Aggregator(settings.required("ACTIVITY_TABLE"));
    }
  }
}
