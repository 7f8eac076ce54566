package dev.opsledger.front.outlet;

import dev.opsledger.core.config.SettingsReader;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The repositories whose badges everybody may see.
 *
 * @param repositories their full names in lower case
 */
public record PublicBadges(Set<String> repositories) {
  private static final String SETTING = "PUBLIC_BADGES";
  private static final String REPOSITORY = "[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}";

  public PublicBadges {
    repositories = Set.copyOf(repositories);
  }

  /** Reads {@code PUBLIC_BADGES}, such as {@code acme/web, acme/api}. */
  public static PublicBadges read(SettingsReader settings) {
    for (String each : settings.list(SETTING, "")) {
      if (!each.matches(REPOSITORY)) {
        settings.problem(
            "%s has \"%s\"; give owners and names of repositories, such as acme/web, acme/api."
                .formatted(SETTING, each));
      }
    }
    return new PublicBadges(
        settings.list(SETTING, "").stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  /** Whether the badges of a repository, in any letter case, are public. */
  boolean has(String repository) {
    return repositories.contains(repository.toLowerCase(Locale.ROOT));
  }
}
