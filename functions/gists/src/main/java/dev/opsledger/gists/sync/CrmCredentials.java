package dev.opsledger.gists.sync;

import dev.opsledger.core.config.SettingsReader;
import java.util.Optional;

/**
 * The CRM's address and API key. While there is no key the settings are read again at each call, so
 * that a key added later works without a deployment.
 */
public final class CrmCredentials {
  private PipedriveSettings latest;

  public CrmCredentials(PipedriveSettings atStart) {
    latest = atStart;
  }

  /** The settings, empty while there is no key. */
  public Optional<PipedriveSettings> settings() {
    if (latest.key().isEmpty()) {
      latest = SettingsReader.read(PipedriveSettings::read);
    }
    return Optional.of(latest).filter(settings -> settings.key().isPresent());
  }
}
