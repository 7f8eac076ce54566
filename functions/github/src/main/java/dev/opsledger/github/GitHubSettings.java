package dev.opsledger.github;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of the GitHub client.
 *
 * @param api the API's base URL; GitHub Enterprise Server's ends in {@code /api/v3}
 * @param app the GitHub App; empty if none is configured
 * @param problem why the configured App cannot be used, such as an invalid key
 */
public record GitHubSettings(URI api, Optional<AppKey> app, Optional<String> problem) {
  private static final String KEY = "GITHUB_APP_PRIVATE_KEY";

  /** Settings without a problem. */
  public GitHubSettings(URI api, Optional<AppKey> app) {
    this(api, app, Optional.empty());
  }

  /** Reads {@code GITHUB_API_URL}, {@code GITHUB_APP_ID} and {@code GITHUB_APP_PRIVATE_KEY}. */
  public static GitHubSettings read(SettingsReader settings) {
    URI api = settings.address("GITHUB_API_URL", "https://api.github.com");
    Optional<String> id = settings.text("GITHUB_APP_ID");
    Optional<Secret> key = settings.secret(KEY);
    if (id.isEmpty() && key.isEmpty()) {
      return new GitHubSettings(api, Optional.empty());
    }
    if (id.isEmpty() || key.isEmpty()) {
      return invalid(
          settings, api, "GITHUB_APP_ID and " + KEY + " must be set together; one is missing.");
    }
    try {
      return new GitHubSettings(api, Optional.of(AppKey.of(id.get(), pem(key.get().reveal()))));
    } catch (IOException | IllegalArgumentException e) {
      return invalid(
          settings,
          api,
          KEY + " must be an RSA private key in PEM format, or the path of a file with one.");
    }
  }

  /**
   * An invalid variable stops the start. An invalid secret in a parameter store may be corrected
   * while the function runs, so only the calls that need it fail, with the reason.
   */
  private static GitHubSettings invalid(SettingsReader settings, URI api, String problem) {
    if (settings.looksAgain(KEY)) {
      return new GitHubSettings(api, Optional.empty(), Optional.of(problem));
    }
    settings.problem(problem);
    return new GitHubSettings(api, Optional.empty());
  }

  /** The key: the setting itself, or the content of the file that it names. */
  private static String pem(String keyOrPath) throws IOException {
    return keyOrPath.contains("-----BEGIN") ? keyOrPath : Files.readString(Path.of(keyOrPath));
  }
}
