package dev.opsledger.activity;

import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.util.Optional;

/** The settings of the activity functions, one record for each. */
final class ActivitySettings {
  private ActivitySettings() {}

  record Api(String table, Optional<Secret> token, ReadAccess access) {
    static Api read(SettingsReader settings) {
      return new Api(
          settings.required("ACTIVITY_TABLE"),
          settings.secret("ACTIVITY_TOKEN"),
          ReadAccess.read(settings));
    }
  }

  record Aggregator(String table) {
    static Aggregator read(SettingsReader settings) {
      return new Aggregator(settings.required("ACTIVITY_TABLE"));
    }
  }
}
