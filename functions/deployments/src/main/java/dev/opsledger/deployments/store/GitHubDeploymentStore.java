package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.GitHubDeployment;
import dev.opsledger.deployments.domain.Project;
import dev.opsledger.deployments.domain.ProjectRef;
import dev.opsledger.deployments.domain.ReportedDeployments;
import dev.opsledger.deployments.store.DeploymentStore.NextPlace;
import dev.opsledger.deployments.store.GitHubWrites.Change;
import dev.opsledger.deployments.store.GitHubWrites.ReadUntil;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stores what GitHub says of deployments. They take the next ids, like those of this API, and each
 * has a pointer from GitHub's id, written in the same transaction: whatever comes twice or at the
 * same time ends in one row.
 */
public final class GitHubDeploymentStore {
  /** Six rows for each at most and a few counts stay within a transaction's hundred writes. */
  private static final int AT_ONCE = 16;

  private final Table table;
  private final DeploymentStore deployments;
  private final GitHubWrites writes;

  /**
   * @param zone whose days the rollups have
   */
  public GitHubDeploymentStore(Table table, Clock clock, ZoneId zone) {
    this.table = table;
    this.deployments = new DeploymentStore(table, clock, zone);
    this.writes = new GitHubWrites(table, clock, new RollupPlaces(zone));
  }

  /** Whether there is such a project. */
  public boolean hasProject(long project) {
    return deployments.project(project).isPresent();
  }

  /** The pointers of some of GitHub's deployments by GitHub's ids, without those unknown. */
  public Map<Long, GitHubPointer> pointers(Collection<Long> gitHubIds) {
    return pointers(
        table.getAll(gitHubIds.stream().map(DeploymentsKeys::gitHubKey).distinct().toList()));
  }

  private static Map<Long, GitHubPointer> pointers(List<Row> rows) {
    return rows.stream()
        .collect(Collectors.toMap(DeploymentsKeys::gitHubId, GitHubPointer::of, (a, _) -> a));
  }

  /** As {@link #pointers(Collection)}, read consistently. */
  private Map<Long, GitHubPointer> present(List<GitHubDeployment> seen) {
    return pointers(
        table.getAllStrictly(
            seen.stream().map(each -> DeploymentsKeys.gitHubKey(each.id())).toList()));
  }

  /**
   * Stores what GitHub says of a deployment, as a new one of the project unless it is known.
   *
   * @return the deployment as it is stored now; empty if there is no such project
   */
  public Optional<Deployment> save(long project, GitHubDeployment seen) {
    return deployments.settleCreation(() -> attempt(project, seen)).stream().findFirst();
  }

  /** The deployment, or none if there is no such project; empty if another write was faster. */
  private Optional<List<Deployment>> attempt(long project, GitHubDeployment seen) {
    Optional<GitHubPointer> pointer = pointer(seen.id());
    if (pointer.isPresent()) {
      return update(pointer.get().id(), seen).map(List::of);
    }
    Optional<NextPlace> next = deployments.next(project);
    return next.isEmpty() ? Optional.of(List.of()) : createAll(next.get(), List.of(seen));
  }

  private Optional<GitHubPointer> pointer(long gitHubId) {
    return table
        .getStrictly(DeploymentsKeys.gitHub(gitHubId), DeploymentsKeys.GITHUB)
        .map(GitHubPointer::of);
  }

  /** Stores those of GitHub's deployments that are not known, in this order. */
  public void create(long project, List<GitHubDeployment> seen) {
    for (int from = 0; from < seen.size(); from += AT_ONCE) {
      var some = seen.subList(from, Math.min(seen.size(), from + AT_ONCE));
      deployments.settleCreation(
          () -> {
            Set<Long> known = present(some).keySet();
            var unknown = some.stream().filter(each -> !known.contains(each.id())).toList();
            return unknown.isEmpty()
                ? Optional.of(List.of())
                : createAll(deployments.next(project).orElseThrow(), unknown);
          });
    }
  }

  /**
   * Stores known deployments with all their statuses, together in one transaction, so that the
   * deployments of a list do not contend for the counts beside them.
   */
  public void saveRead(List<GitHubDeployment> seen) {
    for (int from = 0; from < seen.size(); from += AT_ONCE) {
      var some = seen.subList(from, Math.min(seen.size(), from + AT_ONCE));
      deployments.settle(() -> writeRead(some) ? Optional.of(some) : Optional.empty());
    }
  }

  /** Records that GitHub no longer has a deployment, which stays as it was last seen. */
  public void deleted(long gitHubId, Optional<String> updatedAt) {
    deployments.settle(
        () -> {
          boolean written =
              pointer(gitHubId).isEmpty()
                  || writes.change(List.of(), List.of(new ReadUntil(gitHubId, updatedAt, true)));
          return written ? Optional.of(gitHubId) : Optional.empty();
        });
  }

  private boolean writeRead(List<GitHubDeployment> seen) {
    Map<Long, GitHubPointer> pointers = present(seen);
    Map<Long, Deployment> stored =
        deployments.findAll(pointers.values().stream().map(GitHubPointer::id).toList());
    var projects = new HashMap<Long, Optional<Project>>();
    var changes = new ArrayList<Change>();
    var read = new ArrayList<ReadUntil>();
    for (GitHubDeployment each : seen) {
      GitHubPointer pointer = pointers.get(each.id());
      Deployment before = pointer == null ? null : stored.get(pointer.id());
      if (before != null) {
        Deployment after =
            ReportedDeployments.update(before, each)
                .map(changed -> named(changed, projects))
                .orElse(before);
        if (!after.equals(before)) {
          changes.add(new Change(before, after));
        }
        var until = new ReadUntil(each.id(), each.updatedAt(), after.status().isFinal());
        if (!pointer.asOf().equals(until.asOf()) || pointer.ended() != until.ended()) {
          read.add(until);
        }
      }
    }
    return writes.change(changes, read);
  }

  /**
   * With the present name of its project.
   *
   * @param read the projects that were read already, so that each is read once
   */
  private Deployment named(Deployment deployment, Map<Long, Optional<Project>> read) {
    return read.computeIfAbsent(deployment.project().id(), deployments::project)
        .map(project -> deployment.named(project.name()))
        .orElse(deployment);
  }

  private Optional<Deployment> update(long id, GitHubDeployment seen) {
    Deployment before = deployments.find(id).orElseThrow();
    Optional<Deployment> changed = ReportedDeployments.update(before, seen);
    if (changed.isEmpty()) {
      return Optional.of(before);
    }
    Deployment after = named(changed.get(), new HashMap<>());
    return writes.change(List.of(new Change(before, after)), List.of())
        ? Optional.of(after)
        : Optional.empty();
  }

  private Optional<List<Deployment>> createAll(NextPlace next, List<GitHubDeployment> seen) {
    Project project = next.project();
    long last = next.lastId();
    var ref = new ProjectRef(project.id(), project.name(), project.ownerId());
    List<Deployment> created = new ArrayList<>();
    for (GitHubDeployment each : seen) {
      created.add(ReportedDeployments.create(last + created.size() + 1, ref, each));
    }
    return writes.create(project, last, created) ? Optional.of(created) : Optional.empty();
  }
}
