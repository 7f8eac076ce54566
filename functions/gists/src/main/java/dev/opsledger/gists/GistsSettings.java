package dev.opsledger.gists;

import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.sync.RetryPolicy;
import dev.opsledger.gists.sync.LegacySettings;
import dev.opsledger.gists.sync.PipedriveSettings;
import dev.opsledger.gists.sync.WatchSettings;
import dev.opsledger.github.GitHubSettings;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/** The settings of each of the context's functions. */
final class GistsSettings {
  private static final String GITHUB = "https://api.github.com";

  private GistsSettings() {}

  record Api(String table, String syncTable, ReadAccess access, WatchSettings watch, ZoneId zone) {
    static Api read(SettingsReader settings) {
      return new Api(
          settings.required("GISTS_TABLE"),
          settings.required("SYNC_TABLE"),
          ReadAccess.read(settings),
          WatchSettings.read(settings),
          settings.zone("TIME_ZONE", "UTC"));
    }
  }

  record Planner(
      String table,
      String syncTable,
      String queue,
      String dealQueue,
      WatchSettings watch,
      PipedriveSettings crm) {
    static Planner read(SettingsReader settings) {
      return new Planner(
          settings.required("GISTS_TABLE"),
          settings.required("SYNC_TABLE"),
          settings.required("GISTS_QUEUE"),
          settings.required("GISTS_DEAL_QUEUE"),
          WatchSettings.affordable(settings, githubToken(settings)),
          PipedriveSettings.read(settings));
    }
  }

  record Worker(
      String table,
      String syncTable,
      String queue,
      String deadLetters,
      String dealQueue,
      GitHubSettings github,
      Optional<Secret> token,
      RetryPolicy attempts) {
    static Worker read(SettingsReader settings) {
      return new Worker(
          settings.required("GISTS_TABLE"),
          settings.required("SYNC_TABLE"),
          settings.required("GISTS_QUEUE"),
          settings.required("GISTS_DEAD_LETTERS"),
          settings.required("GISTS_DEAL_QUEUE"),
          new GitHubSettings(githubApi(settings), Optional.empty()),
          githubToken(settings),
          RetryPolicy.read(settings));
    }
  }

  record Deals(
      String table, String syncTable, String queue, String deadLetters, PipedriveSettings crm) {
    static Deals read(SettingsReader settings) {
      return new Deals(
          settings.required("GISTS_TABLE"),
          settings.required("SYNC_TABLE"),
          settings.required("GISTS_DEAL_QUEUE"),
          settings.required("GISTS_DEAL_DEAD_LETTERS"),
          PipedriveSettings.read(settings));
    }
  }

  private static Optional<Secret> githubToken(SettingsReader settings) {
    return new LegacySettings(settings).secret("GITHUB_TOKEN");
  }

  /** The template always sets GitHub's own address, so a legacy name overrides that value. */
  private static URI githubApi(SettingsReader settings) {
    URI api = settings.address("GITHUB_API_URL", GITHUB);
    return api.toString().equals(GITHUB)
        ? settings.address("PIPETEST_GITHUB_API_URL", GITHUB)
        : api;
  }
}
