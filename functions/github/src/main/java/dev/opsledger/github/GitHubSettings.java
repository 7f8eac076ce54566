package dev.opsledger.github;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach GitHub.
 *
 * @param api the API's address; GitHub Enterprise Server's ends in {@code /api/v3}
 * @param app the GitHub App, empty where none is configured
 */
public record GitHubSettings(URI api, Optional<AppKey> app) {
  private static final String KEY = "GITHUB_APP_PRIVATE_KEY";

  /** {@code GITHUB_API_URL}, {@code GITHUB_APP_ID} and {@code GITHUB_APP_PRIVATE_KEY}. */
  public static GitHubSettings read(SettingsReader settings) {
    URI api = settings.address("GITHUB_API_URL", "https://api.github.com");
    return new GitHubSettings(api, app(settings));
  }

  private static Optional<AppKey> app(SettingsReader settings) {
    Optional<String> id = settings.text("GITHUB_APP_ID");
    Optional<Secret> key = settings.secret(KEY);
    if (id.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    if (id.isEmpty() || key.isEmpty()) {
      settings.problem("GITHUB_APP_ID and " + KEY + " go together; one of them is not set.");
      return Optional.empty();
    }
    try {
      return Optional.of(AppKey.of(id.get(), pem(key.get().reveal())));
    } catch (IOException | IllegalArgumentException e) {
      settings.problem(KEY + " is no RSA private key in PEM format and no file that holds one.");
      return Optional.empty();
    }
  }

  /** The key itself, or what the file holds that it names. */
  private static String pem(String keyOrPath) throws IOException {
    return keyOrPath.contains("-----BEGIN") ? keyOrPath : Files.readString(Path.of(keyOrPath));
  }
}
