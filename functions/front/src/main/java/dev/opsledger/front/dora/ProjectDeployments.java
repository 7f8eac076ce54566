package dev.opsledger.front.dora;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.text.CommitIds;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.StoredFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a project's deployments that are done, and their commits. */
record ProjectDeployments(FactQuery facts) {
  private static final String KIND = "deployment";

  /** The most deployments read on either side of a range, to know what was live and what came. */
  private static final int NEIGHBOURS = 100;

  /** How far after a range a remedy of one of its deployments is looked for. */
  private static final Duration AFTERWARDS = Duration.ofDays(31);

  /** The done deployments of a range; empty if they are more than fit into a response. */
  Optional<List<StoredFact>> done(long project, ReadRange range) {
    return ReadRange.limited(
            limit ->
                facts.between(
                    KIND,
                    Long.toString(project),
                    range.deploymentsSince(),
                    range.deploymentsUntil(),
                    limit))
        .map(ProjectDeployments::done);
  }

  private static List<StoredFact> done(List<StoredFact> deployments) {
    return deployments.stream()
        .filter(fact -> Json.text(fact.payload(), "status").filter("done"::equals).isPresent())
        .toList();
  }

  /**
   * Deployments to an environment as releases: those of a range and, as far as they matter for
   * them, those before and after. Commits have their full ids where these are known.
   */
  Collection<Release> releases(
      long project, List<StoredFact> done, ReadRange range, Environment environment) {
    String unit = Long.toString(project);
    Instant end = range.deploymentsUntil();
    var all = new ArrayList<>(done);
    all.addAll(done(facts.latest(KIND, unit, range.deploymentsSince(), NEIGHBOURS)));
    all.addAll(done(facts.between(KIND, unit, end, end.plus(AFTERWARDS), NEIGHBOURS)));
    Map<Long, Release> releases = new LinkedHashMap<>();
    add(releases, project, all, environment);
    Map<String, Instant> news = new HashMap<>(firstReleases(releases.values()));
    news.values().removeIf(at -> at.isBefore(range.deploymentsSince()));
    add(releases, project, lastReleases(project, news, environment), environment);
    return releases.values();
  }

  private static Map<String, Instant> firstReleases(Collection<Release> releases) {
    Map<String, Instant> first = new HashMap<>();
    releases.forEach(
        release ->
            release
                .commit()
                .ifPresent(
                    commit -> first.merge(commit, release.at(), (a, b) -> a.isBefore(b) ? a : b)));
    return first;
  }

  /** The latest releases of commits before these times, and the releases that followed them. */
  private List<StoredFact> lastReleases(
      long project, Map<String, Instant> before, Environment environment) {
    return BoundedParallel.map(
            before.entrySet(),
            each ->
                done(facts.deploymentsOf(each.getKey(), each.getValue(), NEIGHBOURS)).stream()
                    .filter(fact -> isOf(project, fact) && isOfCommit(each.getKey(), fact))
                    .filter(fact -> environment.includes(environmentOf(fact)))
                    .filter(fact -> fact.occurredAt().isBefore(each.getValue()))
                    .findFirst()
                    .map(last -> withNext(project, last, environment))
                    .orElse(List.of()))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<StoredFact> withNext(long project, StoredFact last, Environment environment) {
    var found = new ArrayList<StoredFact>();
    found.add(last);
    Instant from = last.occurredAt();
    done(facts.between(KIND, Long.toString(project), from, from.plus(AFTERWARDS), NEIGHBOURS))
        .stream()
        .filter(fact -> environment.includes(environmentOf(fact)))
        .filter(fact -> isAfter(fact, last))
        .findFirst()
        .ifPresent(found::add);
    return found;
  }

  private static boolean isOf(long project, StoredFact fact) {
    return Json.number(fact.payload(), "projectId").filter(id -> id == project).isPresent();
  }

  /** Whether a deployment names a commit, perhaps by the beginning of its id. */
  static boolean isOfCommit(String commit, StoredFact deployment) {
    return commit(deployment)
        .filter(
            named ->
                named.equals(commit)
                    || (CommitIds.isShort(named) && commit.startsWith(named))
                    || (CommitIds.isShort(commit) && named.startsWith(commit)))
        .isPresent();
  }

  private static boolean isAfter(StoredFact fact, StoredFact other) {
    int time = fact.occurredAt().compareTo(other.occurredAt());
    return time > 0 || (time == 0 && Long.parseLong(fact.id()) > Long.parseLong(other.id()));
  }

  private void add(
      Map<Long, Release> releases, long project, List<StoredFact> done, Environment environment) {
    List<StoredFact> inside =
        done.stream().filter(fact -> environment.includes(environmentOf(fact))).toList();
    Map<String, String> full = fullIds(inside);
    for (StoredFact fact : inside) {
      long id = Long.parseLong(fact.id());
      releases.put(
          id,
          new Release(
              project,
              id,
              commit(fact).map(sha -> full.getOrDefault(sha, sha)),
              fact.occurredAt(),
              Json.number(fact.payload(), "rollbackOf")));
    }
  }

  static String environmentOf(StoredFact deployment) {
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

  /** When each of some commits was first seen. */
  Map<String, Commit> commits(Collection<String> ids) {
    var commits = new HashMap<String, Commit>();
    BoundedParallel.map(ids, id -> Map.entry(id, facts.firstRunOf(id)))
        .forEach(
            each -> each.getValue().ifPresent(run -> commits.put(each.getKey(), firstSeen(run))));
    return commits;
  }

  private static Commit firstSeen(StoredFact run) {
    Optional<String> repository =
        Json.text(run.payload(), "organization")
            .flatMap(
                owner -> Json.text(run.payload(), "repository").map(name -> owner + "/" + name));
    return new Commit(Long.parseLong(run.id()), run.occurredAt(), repository);
  }
}
