package dev.opsledger.oncall;

import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.sync.RetryPolicy;
import dev.opsledger.oncall.domain.LoadRules;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The settings of each on-call function. */
final class OncallSettings {
  private OncallSettings() {}

  /** Whether people may be named. */
  private static boolean people(SettingsReader settings) {
    String value = settings.text("ONCALL_PEOPLE").orElse("off");
    if (!value.equals("on") && !value.equals("off")) {
      settings.problem("ONCALL_PEOPLE must be on or off");
    }
    return value.equals("on");
  }

  /** The names of the tables and the URLs of the queues. */
  record Places(String table, String syncTable, String queue, String deadLetters) {
    static Places read(SettingsReader settings) {
      return new Places(
          settings.required("ONCALL_TABLE"),
          settings.required("SYNC_TABLE"),
          settings.text("ONCALL_QUEUE").orElse(""),
          settings.text("ONCALL_DEAD_LETTERS").orElse(""));
    }
  }

  private static LoadRules rules(SettingsReader settings) {
    return new LoadRules(settings.zone("TIME_ZONE", "UTC"), people(settings));
  }

  record Api(Places places, ReadAccess access, Optional<Secret> webhookSecret, LoadRules rules) {
    static Api read(SettingsReader settings) {
      return new Api(
          Places.read(settings),
          ReadAccess.read(settings),
          settings.secret("PAGER_DUTY_WEBHOOK_SECRET"),
          OncallSettings.rules(settings));
    }
  }

  record Planner(Places places) {
    static Planner read(SettingsReader settings) {
      return new Planner(Places.read(settings));
    }
  }

  record Worker(
      Places places,
      URI endpoint,
      Optional<Secret> key,
      Duration backfill,
      LoadRules rules,
      RetryPolicy attempts,
      PublisherSettings retelling) {
    static Worker read(SettingsReader settings) {
      return new Worker(
          Places.read(settings),
          settings.address("PAGER_DUTY_API_ENDPOINT", "https://api.pagerduty.com"),
          settings.secret("PAGER_DUTY_API_KEY"),
          Duration.ofDays(settings.integer("ONCALL_BACKFILL_DAYS", 180, 1, 3650)),
          OncallSettings.rules(settings),
          RetryPolicy.read(settings),
          PublisherSettings.forRetelling(settings));
    }
  }
}
