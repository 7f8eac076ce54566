package dev.opsledger.front;

import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.config.RepositoryProjects;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.front.dora.DoraOptions;
import dev.opsledger.front.outlet.NotifierSettings;
import dev.opsledger.front.outlet.PublicBadges;
import dev.opsledger.front.outlet.WatchedQueues;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

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
      WatchedQueues queues,
      RepositoryProjects repositories) {
    /** The identity map until somebody changes it. */
    IdentityMap initialIdentity() {
      return IdentityMap.ofSettings(dora.services(), repositories);
    }

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
          WatchedQueues.read(settings),
          RepositoryProjects.read(settings));
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

  record Changes(
      String table,
      String syncTable,
      URI endpoint,
      Optional<Secret> routingKey,
      DoraOptions dora,
      RepositoryProjects repositories) {
    static Changes read(SettingsReader settings) {
      return new Changes(
          settings.required("FRONT_TABLE"),
          settings.required("SYNC_TABLE"),
          settings.address("PAGER_DUTY_EVENTS_ENDPOINT", "https://events.pagerduty.com/v2"),
          settings.secret("PAGER_DUTY_ROUTING_KEY"),
          DoraSettings.read(settings),
          RepositoryProjects.read(settings));
    }

    IdentityMap initialIdentity() {
      return IdentityMap.ofSettings(dora.services(), repositories);
    }
  }

  record Projector(String table, ZoneId zone) {
    static Projector read(SettingsReader settings) {
      return new Projector(settings.required("FRONT_TABLE"), settings.zone("TIME_ZONE", "UTC"));
    }
  }
}
