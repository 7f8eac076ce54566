package dev.opsledger.traffic;

import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.sync.RetryPolicy;
import dev.opsledger.github.GitHubSettings;
import dev.opsledger.traffic.api.SignUp;
import dev.opsledger.traffic.store.TokenVault;
import java.util.Optional;

/** The settings of each function of the context. */
final class TrafficSettings {
  private TrafficSettings() {}

  /** The names of the tables and the URLs of the queues. */
  record Resources(String table, String syncTable, String queue, String deadLetters) {
    static Resources read(SettingsReader settings) {
      return new Resources(
          settings.required("TRAFFIC_TABLE"),
          settings.required("SYNC_TABLE"),
          settings.required("TRAFFIC_QUEUE"),
          settings.text("TRAFFIC_DEAD_LETTERS").orElse(""));
    }
  }

  record Api(
      Resources resources,
      String ciTable,
      Optional<TokenVault> vault,
      SignUp signUp,
      int mostRepositories,
      ReadAccess access) {
    static Api read(SettingsReader settings) {
      return new Api(
          Resources.read(settings),
          settings.required("CI_TABLE"),
          TokenVault.read(settings),
          SignUp.read(settings),
          settings.integer("TRAFFIC_MOST_REPOSITORIES", 100, 1, 10_000),
          ReadAccess.read(settings));
    }
  }

  record Planner(Resources resources) {
    static Planner read(SettingsReader settings) {
      return new Planner(Resources.read(settings));
    }
  }

  record Publisher(String table, PublisherSettings queues) {
    static Publisher read(SettingsReader settings) {
      return new Publisher(settings.required("TRAFFIC_TABLE"), PublisherSettings.read(settings));
    }
  }

  record Worker(
      Resources resources,
      GitHubSettings github,
      Optional<Secret> ownToken,
      Optional<TokenVault> vault,
      RetryPolicy attempts) {
    static Worker read(SettingsReader settings) {
      return new Worker(
          Resources.read(settings),
          GitHubSettings.read(settings),
          settings.secret("GITHUB_TOKEN"),
          TokenVault.read(settings),
          RetryPolicy.read(settings));
    }
  }
}
