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
 * @param flaw why an App that is configured cannot be asked as, such as a key that is none
 */
public record GitHubSettings(URI api, Optional<AppKey> app, Optional<String> flaw) {
  private static final String KEY = "GITHUB_APP_PRIVATE_KEY";

  public GitHubSettings(URI api, Optional<AppKey> app) {
    this(api, app, Optional.empty());
  }

  /** {@code GITHUB_API_URL}, {@code GITHUB_APP_ID} and {@code GITHUB_APP_PRIVATE_KEY}. */
  public static GitHubSettings read(SettingsReader settings) {
    URI api = settings.address("GITHUB_API_URL", "https://api.github.com");
    Optional<String> id = settings.text("GITHUB_APP_ID");
    Optional<Secret> key = settings.secret(KEY);
    if (id.isEmpty() && key.isEmpty()) {
      return new GitHubSettings(api, Optional.empty());
    }
    if (id.isEmpty() || key.isEmpty()) {
      return flawed(
          settings, api, "GITHUB_APP_ID and " + KEY + " go together; one of them is not set.");
    }
    try {
      return new GitHubSettings(api, Optional.of(AppKey.of(id.get(), pem(key.get().reveal()))));
    } catch (IOException | IllegalArgumentException e) {
      return flawed(
          settings, api, KEY + " is no RSA private key in PEM format and no file that holds one.");
    }
  }

  /**
   * A bad variable stops a start. A secret that is kept elsewhere may come or be mended while a
   * function lives, so what it is used for fails instead, with the reason.
   */
  private static GitHubSettings flawed(SettingsReader settings, URI api, String flaw) {
    if (settings.looksAgain(KEY)) {
      return new GitHubSettings(api, Optional.empty(), Optional.of(flaw));
    }
    settings.problem(flaw);
    return new GitHubSettings(api, Optional.empty());
  }

  /** The key itself, or what the file holds that it names. */
  private static String pem(String keyOrPath) throws IOException {
    return keyOrPath.contains("-----BEGIN") ? keyOrPath : Files.readString(Path.of(keyOrPath));
  }
}
