package dev.opsledger.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which repositories on GitHub belong to which project.
 *
 * @param mappings one for each repository
 */
public record RepositoryProjects(List<Mapping> mappings) {
  private static final String SETTING = "REPOSITORY_PROJECTS";
  private static final String PROJECT = "[1-9][0-9]{0,14}";
  private static final String REPOSITORY = "[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}";

  public RepositoryProjects {
    mappings = List.copyOf(mappings);
  }

  /**
   * A repository and its project.
   *
   * @param project the project's id
   * @param repository {@code owner/name}
   */
  public record Mapping(long project, String repository) {
    /** The login of the repository's owner. */
    public String owner() {
      return repository.substring(0, repository.indexOf('/'));
    }
  }

  /** Reads {@code REPOSITORY_PROJECTS}, such as {@code 1=acme/web, 2=acme/api acme/worker}. */
  public static RepositoryProjects read(SettingsReader settings) {
    var mappings = new ArrayList<Mapping>();
    Set<String> known = new HashSet<>();
    for (String each : settings.list(SETTING, "")) {
      String[] parts = each.split("=", 2);
      List<String> repositories =
          parts.length == 2 ? List.of(parts[1].strip().split("\\s+")) : List.of();
      if (!parts[0].strip().matches(PROJECT)
          || repositories.isEmpty()
          || !repositories.stream().allMatch(name -> name.matches(REPOSITORY))) {
        settings.problem(
            ("%s has \"%s\"; give each project's id, an equals sign and its repositories, such as"
                    + " 1=acme/web, 2=acme/api acme/worker.")
                .formatted(SETTING, each));
        continue;
      }
      for (String repository : repositories) {
        if (!known.add(repository.toLowerCase(Locale.ROOT))) {
          settings.problem(
              "%s has %s twice; a repository belongs to one project."
                  .formatted(SETTING, repository));
        }
        mappings.add(new Mapping(Long.parseLong(parts[0].strip()), repository));
      }
    }
    return new RepositoryProjects(mappings);
  }

  /** The project of a repository, in any letter case; empty if it belongs to none. */
  public Optional<Long> projectOf(String repository) {
    return mappings.stream()
        .filter(each -> each.repository().equalsIgnoreCase(repository))
        .map(Mapping::project)
        .findFirst();
  }

  /** How many of an owner's repositories belong to a project. */
  public long countOf(String owner) {
    return mappings.stream().filter(each -> each.owner().equalsIgnoreCase(owner)).count();
  }
}
