package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fetches runs one by one: those last seen open that the lists no longer show. */
public record OpenRunsWork(
    GitHub github, RunStore runs, WorkflowNames names, SyncPlanner planner, Clock clock)
    implements Work {
  public static final String KIND = "open-runs";
  private static final int NOT_FOUND = 404;

  /** The most requests of one unit, far below the function's time limit. */
  private static final int RUNS_PER_UNIT = 20;

  static List<Unit.Draft> drafts(RunsUnit target, List<Long> ids) {
    var drafts = new ArrayList<Unit.Draft>();
    for (int from = 0; from < ids.size(); from += RUNS_PER_UNIT) {
      List<Long> some = ids.subList(from, Math.min(ids.size(), from + RUNS_PER_UNIT));
      String key = target.repository().id() + ":" + some.getFirst();
      JsonNode body = Json.object("runs", some, "unit", target.draft().body());
      drafts.add(new Unit.Draft(KIND, key, target.fullName(), body));
    }
    return drafts;
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    RunsUnit target = RunsUnit.parse(Json.child(unit.body(), "unit"));
    Optional<VendorRefusedException> refused = Optional.empty();
    var gaps = new ArrayList<RunStore.Gap>();
    for (JsonNode id : Json.elements(unit.body(), "runs")) {
      try {
        gaps.addAll(fetch(target, id.getLongValue()));
      } catch (VendorRefusedException e) {
        // The other runs may be readable; the ledger hears of the first that is not.
        refused = refused.or(() -> Optional.of(e));
      }
    }
    planner.fanOut(unit, "attempts", AttemptsWork.drafts(target, gaps));
    if (refused.isPresent()) {
      throw refused.get();
    }
  }

  private List<RunStore.Gap> fetch(RunsUnit target, long id)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Credential credential = github.installation(target.installation());
    Instant asked = clock.instant();
    String path = "/repos/" + target.fullName() + "/actions/runs/" + id;
    try {
      JsonNode json =
          github.get(credential, github.at(path + "?exclude_pull_requests=true")).body();
      Optional<WorkflowRun> run = RunParser.parse(json, Optional.of(target.repository()));
      return runs.save(names.of(credential, target).name(run.stream().toList())).gaps();
    } catch (VendorRefusedException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      runs.closeDeleted(id, asked);
      return List.of();
    }
  }
}
