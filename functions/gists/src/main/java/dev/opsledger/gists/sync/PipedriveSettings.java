package dev.opsledger.gists.sync;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;

/**
 * How to reach Pipedrive.
 *
 * @param base the address to which {@code /api/v2} and {@code /api/v1} are appended
 * @param key the API token, empty if it is not set; deals wait until it is
 */
public record PipedriveSettings(URI base, Optional<Secret> key) {
  private static final System.Logger LOG = System.getLogger(PipedriveSettings.class.getName());
  private static final String EXAMPLE = "https://acme.pipedrive.com";

  /**
   * Reads {@code PIPEDRIVE_COMPANY_NAME}, {@code PIPEDRIVE_API_URL} and {@code PIPEDRIVE_API_KEY}.
   */
  public static PipedriveSettings read(SettingsReader settings) {
    var names = new LegacySettings(settings);
    Optional<Secret> key = names.secret("PIPEDRIVE_API_KEY", "PIEPEDRIVE_API_KEY");
    Optional<String> url = names.find("PIPEDRIVE_API_URL");
    if (url.isPresent()) {
      return new PipedriveSettings(settings.address(url.get(), EXAMPLE), key);
    }
    Optional<String> company = names.text("PIPEDRIVE_COMPANY_NAME", "PIEPEDRIVE_COMPANY_NAME");
    if (company.isEmpty() && key.isPresent()) {
      String flaw =
          "PIPEDRIVE_API_KEY is set, but not PIPEDRIVE_COMPANY_NAME; set it to the name before"
              + " .pipedrive.com.";
      if (key.get().isHeld() && !settings.expectsSecret("PIPEDRIVE_API_KEY")) {
        settings.problem(flaw);
      }
      // A key that is stored while functions run must not stop them: deals wait.
      LOG.log(Level.ERROR, flaw);
      key = Optional.empty();
    }
    if (company.filter(c -> !c.matches("[A-Za-z0-9][A-Za-z0-9-]{0,62}")).isPresent()) {
      settings.problem(
          "PIPEDRIVE_COMPANY_NAME is \"%s\"; give only the name before .pipedrive.com."
              .formatted(company.get()));
      company = Optional.empty();
    }
    URI base = URI.create(company.map(c -> "https://" + c + ".pipedrive.com").orElse(EXAMPLE));
    return new PipedriveSettings(base, key);
  }
}
