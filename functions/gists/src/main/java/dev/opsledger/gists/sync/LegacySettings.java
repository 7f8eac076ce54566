package dev.opsledger.gists.sync;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings under their own names, else under the older ones: with the prefix {@code PIPETEST_}, of
 * which two were misspelled.
 */
public final class LegacySettings {
  private static final String PREFIX = "PIPETEST_";

  private final SettingsReader settings;

  public LegacySettings(SettingsReader settings) {
    this.settings = settings;
  }

  /** The name under which a setting is given, if it is. */
  Optional<String> find(String name, String... misspelled) {
    return names(name, misspelled).filter(n -> settings.text(n).isPresent()).findFirst();
  }

  Optional<String> text(String name, String... misspelled) {
    return find(name, misspelled).flatMap(settings::text);
  }

  public Optional<Secret> secret(String name, String... misspelled) {
    return names(name, misspelled).flatMap(n -> settings.secret(n).stream()).findFirst();
  }

  private static Stream<String> names(String name, String... misspelled) {
    return Stream.concat(
        Stream.of(name, PREFIX + name), Stream.of(misspelled).map(n -> PREFIX + n));
  }
}
