package dev.opsledger.gists.sync;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads settings by their names or, if those are not set, by their legacy names: with the prefix
 * {@code PIPETEST_} and, for two of them, misspelled.
 */
public final class LegacySettings {
  private static final String PREFIX = "PIPETEST_";

  private final SettingsReader settings;

  public LegacySettings(SettingsReader settings) {
    this.settings = settings;
  }

  /** The name under which a setting is set, empty if it is not. */
  Optional<String> find(String name, String... misspelled) {
    return names(name, misspelled).filter(n -> settings.text(n).isPresent()).findFirst();
  }

  Optional<String> text(String name, String... misspelled) {
    return find(name, misspelled).flatMap(settings::text);
  }

  /** A secret under its name or a legacy one. */
  public Optional<Secret> secret(String name, String... misspelled) {
    return names(name, misspelled).flatMap(n -> settings.secret(n).stream()).findFirst();
  }

  private static Stream<String> names(String name, String... misspelled) {
    return Stream.concat(
        Stream.of(name, PREFIX + name), Stream.of(misspelled).map(n -> PREFIX + n));
  }
}
