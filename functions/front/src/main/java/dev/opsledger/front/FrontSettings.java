package dev.opsledger.front;

import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.front.dora.DoraOptions;
import dev.opsledger.front.outlet.NotifierSettings;
import dev.opsledger.front.outlet.PublicBadges;
import dev.opsledger.front.outlet.WatchedQueues;
import java.time.ZoneId;

/** The settings of each of the context's functions. */
final class FrontSettings {
  private FrontSettings() {}

  record Api(
      String table,
      String syncTable,
      String activityTable,
      String deploymentsTable,
      String oncallTable,
      ReadAccess access,
      ZoneId zone,
      DoraOptions dora,
      PublicBadges badges,
      WatchedQueues queues) {
    static Api read(SettingsReader settings) {
      return new Api(
          settings.required("FRONT_TABLE"),
          settings.required("SYNC_TABLE"),
          settings.required("ACTIVITY_TABLE"),
          settings.required("DEPLOYMENTS_TABLE"),
          settings.required("ONCALL_TABLE"),
          ReadAccess.read(settings),
          settings.zone("TIME_ZONE", "UTC"),
          DoraSettings.read(settings),
          PublicBadges.read(settings),
          WatchedQueues.read(settings));
    }
  }

  record Notifier(String table, String syncTable, ZoneId zone, NotifierSettings told) {
    static Notifier read(SettingsReader settings) {
      return new Notifier(
          settings.required("FRONT_TABLE"),
          settings.required("SYNC_TABLE"),
          settings.zone("TIME_ZONE", "UTC"),
          NotifierSettings.read(settings));
    }
  }

  record Projector(String table, ZoneId zone) {
    static Projector read(SettingsReader settings) {
      return new Projector(settings.required("FRONT_TABLE"), settings.zone("TIME_ZONE", "UTC"));
    }
  }
}
