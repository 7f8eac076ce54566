package dev.opsledger.front.projection;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.BranchStatus;
import dev.opsledger.front.domain.BranchStatus.BranchRun;
import dev.opsledger.front.store.BranchRows;
import dev.opsledger.front.store.FrontWrites;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs on default branches change in the status of their workflows. */
final class BranchUpdates {
  private static final Duration NEWS = Duration.ofDays(1);

  private final Map<Long, BranchRows.Stored> stored;
  private final Map<Long, BranchStatus> changed = new LinkedHashMap<>();
  private final Map<Long, BranchStatus> turned = new LinkedHashMap<>();

  private BranchUpdates(Map<Long, BranchRows.Stored> stored) {
    this.stored = stored;
  }

  /** Reads what is known of the workflows of these facts, and adds the facts. */
  static BranchUpdates of(Collection<Fact> facts, Table table) {
    List<BranchStatus> runs = new ArrayList<>();
    facts.forEach(fact -> status(fact).ifPresent(runs::add));
    var updates =
        new BranchUpdates(runs.isEmpty() ? Map.of() : new BranchRows(table).findStrictly(runs));
    runs.forEach(updates::add);
    return updates;
  }

  private void add(BranchStatus run) {
    Optional<BranchStatus> known =
        Optional.ofNullable(changed.get(run.workflow()))
            .or(
                () ->
                    Optional.ofNullable(stored.get(run.workflow())).map(BranchRows.Stored::status));
    BranchStatus now = known.map(run::after).orElse(run);
    if (!known.equals(Optional.of(now))) {
      changed.put(run.workflow(), now);
    }
    if (known.filter(before -> before.broken() != now.broken()).isPresent()) {
      turned.put(run.workflow(), now);
    }
  }

  /**
   * Adds the writes, each over the state that was read. Of a workflow that turned long ago nobody
   * is told.
   */
  void addTo(FrontWrites writes, Instant now) {
    turned.values().stream()
        .filter(status -> status.first().createdAt().isAfter(now.minus(NEWS)))
        .filter(status -> isTurned(status))
        .forEach(status -> writes.row(BranchRows.turned(status, now)));
    changed.forEach(
        (workflow, status) -> {
          Optional<BranchRows.Stored> before = Optional.ofNullable(stored.get(workflow));
          writes.branch(BranchRows.row(status, before.map(BranchRows.Stored::revision).orElse(0L)));
          if (before.filter(known -> isListed(known, status)).isEmpty()) {
            writes.row(BranchRows.listed(status));
          }
        });
  }

  /** Whether a workflow is listed under the present name of its repository. */
  private static boolean isListed(BranchRows.Stored stored, BranchStatus status) {
    return stored.revision() > 0 && stored.status().fullName().equalsIgnoreCase(status.fullName());
  }

  /** One that is seen for the first time has not turned, nor one that broke and passed at once. */
  private boolean isTurned(BranchStatus status) {
    BranchRows.Stored before = stored.get(status.workflow());
    return before != null && before.status().broken() != status.broken();
  }

  private static Optional<BranchStatus> status(Fact fact) {
    JsonNode run = fact.payload();
    boolean onDefaultBranch = Json.flag(run, "onDefaultBranch").orElse(false);
    Optional<Long> workflow = Json.number(run, "workflowId");
    Optional<Boolean> failed = RunProjection.failed(run);
    if (!fact.kind().equals("run") || !onDefaultBranch || workflow.isEmpty() || failed.isEmpty()) {
      return Optional.empty();
    }
    var newest = new BranchRun(Long.parseLong(fact.id()), fact.occurredAt());
    return Optional.of(
        new BranchStatus(
            Json.text(run, "organization").orElse(""),
            Json.text(run, "repository").orElse(""),
            workflow.get(),
            Json.text(run, "workflowName").orElse(workflow.get().toString()),
            failed.get(),
            newest,
            newest));
  }
}
