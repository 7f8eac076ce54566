package dev.opsledger.ci;

import dev.opsledger.ci.domain.count.RunnerPrices;
import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.sync.RetryPolicy;
import dev.opsledger.github.GitHubSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The settings of CI's functions, one record for each. */
final class CiSettings {
  private static final String BACKFILL = "CI_BACKFILL_DAYS";

  private CiSettings() {}

  /** The names of the tables and the URLs of the queues. */
  record Places(String table, String syncTable, String queue, String deadLetters) {
    static Places read(SettingsReader settings) {
      return new Places(
          settings.required("CI_TABLE"),
          settings.required("SYNC_TABLE"),
          settings.required("CI_QUEUE"),
          settings.text("CI_DEAD_LETTERS").orElse(""));
    }
  }

  record Api(
      Places places,
      ReadAccess access,
      ZoneId zone,
      boolean keepsJobs,
      Optional<Secret> webhookSecret,
      String bus,
      List<String> sources,
      String deploymentEvents,
      RunnerPrices prices) {
    static Api read(SettingsReader settings) {
      return new Api(
          Places.read(settings),
          ReadAccess.read(settings),
          settings.zone("TIME_ZONE", "UTC"),
          Jobs.read(settings).areKept(),
          settings.secret("GITHUB_WEBHOOK_SECRET"),
          settings.required("EVENT_BUS"),
          settings.list("REFRESH_SOURCES", "ci"),
          settings.required("DEPLOYMENTS_EVENT_QUEUE"),
          prices(settings));
    }

    /** {@code CI_PRICES}: prices of minutes that replace GitHub's published ones. */
    private static RunnerPrices prices(SettingsReader settings) {
      RunnerPrices published = RunnerPrices.published();
      Optional<String> given = settings.text("CI_PRICES");
      try {
        return given.map(published::overriddenBy).orElse(published);
      } catch (IllegalArgumentException e) {
        settings.problem(
            "CI_PRICES must list prices in US dollars, such as"
                + " linux=0.006,linux-8=0.022@2026-01-01; this is not one: "
                + e.getMessage());
        return published;
      }
    }
  }

  /** {@code queues}: where facts and events go; {@code table}: where runs are kept. */
  record Publisher(PublisherSettings queues, String table) {
    static Publisher read(SettingsReader settings) {
      return new Publisher(PublisherSettings.read(settings), settings.required("CI_TABLE"));
    }
  }

  /** Which jobs are kept, as {@code CI_JOBS} says. */
  enum Jobs {
    OFF,
    /** Those of GitHub's events. */
    WEBHOOK,
    /** Those that GitHub is asked for as well. */
    ALL;

    static Jobs read(SettingsReader settings) {
      String jobs = settings.text("CI_JOBS").orElse("webhook");
      return switch (jobs) {
        case "off" -> OFF;
        case "webhook" -> WEBHOOK;
        case "all" -> ALL;
        default -> {
          settings.problem("CI_JOBS must be webhook, all or off.");
          yield OFF;
        }
      };
    }

    boolean areKept() {
      return this != OFF;
    }
  }

  record Planner(Places places, boolean appConfigured) {
    static Planner read(SettingsReader settings) {
      return new Planner(Places.read(settings), settings.text("GITHUB_APP_ID").isPresent());
    }
  }

  record Worker(
      Places places,
      GitHubSettings github,
      ZoneId zone,
      Optional<Duration> backfill,
      Jobs jobs,
      RetryPolicy attempts,
      PublisherSettings retelling) {
    static Worker read(SettingsReader settings) {
      return new Worker(
          Places.read(settings),
          GitHubSettings.read(settings),
          settings.zone("TIME_ZONE", "UTC"),
          backfill(settings),
          Jobs.read(settings),
          RetryPolicy.read(settings),
          PublisherSettings.forRetelling(settings));
    }

    /** How far back runs are fetched; empty for all that GitHub still has. */
    private static Optional<Duration> backfill(SettingsReader settings) {
      boolean all = settings.text(BACKFILL).map("all"::equalsIgnoreCase).orElse(true);
      return all
          ? Optional.empty()
          : Optional.of(Duration.ofDays(settings.integer(BACKFILL, 7, 1, 400)));
    }
  }
}
