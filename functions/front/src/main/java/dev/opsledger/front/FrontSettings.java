package dev.opsledger.front;

import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.web.ReadAccess;
import java.time.ZoneId;

/** The settings of each of the context's functions. */
final class FrontSettings {
  private FrontSettings() {}

  record Api(String table, String syncTable, ReadAccess access, ZoneId zone) {
    static Api read(SettingsReader settings) {
      return new Api(
          settings.required("FRONT_TABLE"),
          settings.required("SYNC_TABLE"),
          ReadAccess.read(settings),
          settings.zone("TIME_ZONE", "UTC"));
    }
  }
}
