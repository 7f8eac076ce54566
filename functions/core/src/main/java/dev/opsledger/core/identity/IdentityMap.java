package dev.opsledger.core.identity;

import dev.opsledger.core.config.RepositoryProjects;
import dev.opsledger.core.config.RepositoryProjects.Mapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which repositories, projects, services and teams belong together.
 *
 * @param revision how often it was changed; 0 is what the settings say
 * @param entries one for each thing
 * @param changed the last change; empty if there was none
 */
public record IdentityMap(long revision, List<IdentityEntry> entries, Optional<Change> changed) {
  /** Who changed it and when. */
  public record Change(Instant at, String by) {}

  public IdentityMap {
    entries = List.copyOf(entries);
  }

  /**
   * The first entries, as the settings have them: one for each project.
   *
   * @param services ids of services by project
   */
  public static IdentityMap ofSettings(
      Map<Long, Set<String>> services, RepositoryProjects repositories) {
    var projects = new TreeSet<>(services.keySet());
    var owned = new TreeMap<Long, List<String>>();
    for (Mapping each : repositories.mappings()) {
      projects.add(each.project());
      owned.computeIfAbsent(each.project(), _ -> new ArrayList<>()).add(each.repository());
    }
    List<IdentityEntry> entries =
        projects.stream()
            .map(
                project ->
                    new IdentityEntry(
                        "project " + project,
                        Optional.of(project),
                        owned.getOrDefault(project, List.of()),
                        services.getOrDefault(project, Set.of()).stream().sorted().toList(),
                        Optional.empty()))
            .toList();
    return new IdentityMap(0, entries, Optional.empty());
  }

  /** The entry of a project. */
  public Optional<IdentityEntry> ofProject(long project) {
    return entries.stream()
        .filter(entry -> entry.project().filter(id -> id == project).isPresent())
        .findFirst();
  }

  /** The ids of a project's services. */
  public Set<String> servicesOf(long project) {
    return ofProject(project)
        .map(entry -> (Set<String>) new LinkedHashSet<>(entry.services()))
        .orElse(Set.of());
  }

  /** The repositories of a project. */
  public List<String> repositoriesOf(long project) {
    return ofProject(project).map(IdentityEntry::repositories).orElse(List.of());
  }

  /** The ids of the projects of a team, in order. */
  public List<Long> projectsOf(String team) {
    return entries.stream()
        .filter(entry -> entry.isOf(team))
        .flatMap(entry -> entry.project().stream())
        .sorted()
        .toList();
  }

  /** The ids of the projects that a service belongs to, in order. */
  public List<Long> projectsOfService(String service) {
    return entries.stream()
        .filter(entry -> entry.services().contains(service))
        .flatMap(entry -> entry.project().stream())
        .sorted()
        .toList();
  }

  /** Which repositories belong to which project. */
  public RepositoryProjects repositoryProjects() {
    return new RepositoryProjects(
        entries.stream()
            .flatMap(
                entry ->
                    entry.project().stream()
                        .flatMap(
                            project ->
                                entry.repositories().stream()
                                    .map(repository -> new Mapping(project, repository))))
            .toList());
  }
}
