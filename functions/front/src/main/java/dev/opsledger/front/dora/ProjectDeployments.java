package dev.opsledger.front.dora;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.text.CommitIds;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.StoredFact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a project's deployments that are done, and their commits. */
record ProjectDeployments(FactQuery facts) {
  List<StoredFact> done(long project, ReadRange range) {
    String unit = Long.toString(project);
    List<StoredFact> all =
        ReadRange.limited(
            limit ->
                facts.between(
                    "deployment", unit, range.deploymentsSince(), range.deploymentsUntil(), limit));
    return all.stream()
        .filter(fact -> Json.text(fact.payload(), "status").filter("done"::equals).isPresent())
        .toList();
  }

  /**
   * Deployments to an environment as releases, with the full ids of their commits where they are
   * known.
   */
  List<Release> releases(List<StoredFact> done, ReadRange range, Environment environment) {
    List<StoredFact> inside =
        done.stream()
            .filter(fact -> range.includesDeployment(fact.occurredAt()))
            .filter(fact -> environment.includes(environmentOf(fact)))
            .toList();
    Map<String, String> full = fullIds(inside);
    return inside.stream()
        .map(
            fact ->
                new Release(
                    Long.parseLong(fact.id()),
                    commit(fact).map(id -> full.getOrDefault(id, id)),
                    fact.occurredAt()))
        .toList();
  }

  private static String environmentOf(StoredFact deployment) {
    return Json.text(deployment.payload(), "environment").orElse(Environment.PRODUCTION.name());
  }

  /** The commit as the deployment names it; the id may be abbreviated. */
  private static Optional<String> commit(StoredFact deployment) {
    return Json.text(deployment.payload(), "commitSHA")
        .filter(sha -> !sha.isBlank())
        .map(CommitIds::normal);
  }

  /** The full ids of abbreviated ones, without those that are unknown or ambiguous. */
  private Map<String, String> fullIds(List<StoredFact> deployments) {
    Set<String> abbreviated =
        deployments.stream()
            .flatMap(each -> commit(each).stream())
            .filter(CommitIds::isShort)
            .collect(Collectors.toSet());
    var full = new HashMap<String, String>();
    BoundedParallel.map(abbreviated, id -> Map.entry(id, facts.commitOf(id)))
        .forEach(each -> each.getValue().ifPresent(commit -> full.put(each.getKey(), commit)));
    return full;
  }

  /** When each commit of the period's releases was first seen. */
  Map<String, Commit> commits(Collection<Release> releases, Period period) {
    Set<String> ids =
        releases.stream()
            .filter(release -> !release.at().isBefore(period.since()))
            .flatMap(release -> release.commit().stream())
            .collect(Collectors.toSet());
    var commits = new HashMap<String, Commit>();
    BoundedParallel.map(ids, id -> Map.entry(id, facts.firstRunOf(id)))
        .forEach(
            each -> each.getValue().ifPresent(run -> commits.put(each.getKey(), firstSeen(run))));
    return commits;
  }

  private static Commit firstSeen(StoredFact run) {
    return new Commit(Long.parseLong(run.id()), run.occurredAt());
  }
}
