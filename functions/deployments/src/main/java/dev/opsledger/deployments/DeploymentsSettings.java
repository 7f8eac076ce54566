package dev.opsledger.deployments;

import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.config.RepositoryProjects;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.identity.MappedRepositories;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.sync.RetryPolicy;
import dev.opsledger.deployments.api.Issuer;
import dev.opsledger.deployments.domain.AppSecrets;
import dev.opsledger.github.GitHubSettings;
import java.time.ZoneId;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The settings of each of the context's functions. */
final class DeploymentsSettings {
  private DeploymentsSettings() {}

  /** The issuer whose JWTs are accepted, and the audience they must have. */
  record Oidc(Issuer issuer, String audience) {
    static Optional<Oidc> read(SettingsReader settings) {
      Optional<String> issuer = settings.text("AUTH_ISSUER");
      Optional<String> audience = settings.text("AUTH_AUDIENCE");
      if (issuer.isPresent() != audience.isPresent()) {
        settings.problem(
            "AUTH_ISSUER and AUTH_AUDIENCE must be set together: set both or neither.");
      }
      if (issuer.isPresent() && Issuer.of(issuer.get()).isEmpty()) {
        settings.problem(
            "AUTH_ISSUER is \"%s\"; give an https address such as https://example.eu.auth0.com/."
                .formatted(issuer.get()));
      }
      return issuer.flatMap(Issuer::of).flatMap(i -> audience.map(a -> new Oidc(i, a)));
    }
  }

  /** The names of the tables and the URLs of the queues of a sync. */
  record Places(String table, String syncTable, String queue, String deadLetters) {
    static Places read(SettingsReader settings) {
      return new Places(
          settings.text("DEPLOYMENTS_TABLE").orElse(""),
          settings.required("SYNC_TABLE"),
          settings.required("DEPLOYMENTS_QUEUE"),
          settings.text("DEPLOYMENTS_DEAD_LETTERS").orElse(""));
    }
  }

  /** The zone whose days the rollups have. */
  private static ZoneId timeZone(SettingsReader settings) {
    return settings.zone("TIME_ZONE", "UTC");
  }

  /**
   * Where it stands which repositories belong to which project.
   *
   * @param initial what REPOSITORY_PROJECTS says, until somebody changes the identity map
   */
  record Mapped(String frontTable, RepositoryProjects initial) {
    static Mapped read(SettingsReader settings) {
      return new Mapped(settings.required("FRONT_TABLE"), RepositoryProjects.read(settings));
    }

    MappedRepositories projects(DynamoDbClient dynamo) {
      return MappedRepositories.of(new Table(dynamo, frontTable), initial);
    }
  }

  record Planner(Places places, boolean appConfigured, Mapped mapped) {
    static Planner read(SettingsReader settings) {
      return new Planner(
          Places.read(settings), settings.text("GITHUB_APP_ID").isPresent(), Mapped.read(settings));
    }
  }

  record Worker(
      Places places,
      GitHubSettings github,
      Mapped mapped,
      RetryPolicy attempts,
      ZoneId zone,
      PublisherSettings retelling) {
    static Worker read(SettingsReader settings) {
      settings.required("DEPLOYMENTS_TABLE");
      return new Worker(
          Places.read(settings),
          GitHubSettings.read(settings),
          Mapped.read(settings),
          RetryPolicy.read(settings),
          timeZone(settings),
          PublisherSettings.forRetelling(settings));
    }
  }

  record Receiver(String table, Mapped mapped, ZoneId zone) {
    static Receiver read(SettingsReader settings) {
      return new Receiver(
          settings.required("DEPLOYMENTS_TABLE"), Mapped.read(settings), timeZone(settings));
    }
  }

  record Api(
      String table,
      String syncTable,
      Optional<Secret> token,
      Optional<Oidc> oidc,
      AppSecrets secrets,
      String appsDomain,
      ReadAccess access,
      ZoneId zone) {
    static Api read(SettingsReader settings) {
      Optional<Secret> token = settings.secret("PROJECTS_TOKEN");
      return new Api(
          settings.required("DEPLOYMENTS_TABLE"),
          settings.required("SYNC_TABLE"),
          token,
          Oidc.read(settings),
          AppSecrets.read(settings),
          domain(settings),
          ReadAccess.read(settings),
          timeZone(settings));
    }

    private static String domain(SettingsReader settings) {
      String domain = settings.text("APPS_DOMAIN").orElse("apps.example.com");
      if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]{1,5})?")) {
        settings.problem(
            "APPS_DOMAIN is \"%s\"; give a domain such as apps.example.com.".formatted(domain));
      }
      return domain;
    }
  }
}
