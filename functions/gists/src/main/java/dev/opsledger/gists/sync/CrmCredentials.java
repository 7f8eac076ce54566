package dev.opsledger.gists.sync;

import dev.opsledger.core.config.SettingsReader;
import java.util.Optional;

/**
 * Waits for the CRM's key. A function that runs every minute is seldom started anew, so as long as
 * there is no key it looks again at each call: a key that is added later needs no deployment.
 */
public final class CrmCredentials {
  private PipedriveSettings known;

  public CrmCredentials(PipedriveSettings atStart) {
    known = atStart;
  }

  /** How to reach the CRM, empty while there is no key. */
  public Optional<PipedriveSettings> settings() {
    if (known.key().isEmpty()) {
      known = SettingsReader.read(PipedriveSettings::read);
    }
    return Optional.of(known).filter(settings -> settings.key().isPresent());
  }
}
