package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.RunStore.Gap;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fetches the earlier attempts of re-run runs that no event and no list brought, each once:
 * GitHub's lists show only the latest attempt.
 */
public record AttemptsWork(GitHub github, RunStore runs, WorkflowNames names) implements Work {
  public static final String KIND = "attempts";
  private static final int NOT_FOUND = 404;

  /** The most attempts of one unit, unless a single run has more: GitHub allows fifty re-runs. */
  private static final long ATTEMPTS_PER_UNIT = 20;

  static List<Unit.Draft> drafts(RunsUnit target, List<Gap> gaps) {
    var drafts = new ArrayList<Unit.Draft>();
    var some = new ArrayList<Gap>();
    long attempts = 0;
    for (Gap gap : gaps) {
      long more = gap.until() - gap.from();
      if (!some.isEmpty() && attempts + more > ATTEMPTS_PER_UNIT) {
        drafts.add(draft(target, some));
        some.clear();
        attempts = 0;
      }
      some.add(gap);
      attempts += more;
    }
    if (!some.isEmpty()) {
      drafts.add(draft(target, some));
    }
    return drafts;
  }

  private static Unit.Draft draft(RunsUnit target, List<Gap> gaps) {
    List<JsonNode> runs =
        gaps.stream()
            .map(gap -> Json.object("run", gap.run(), "from", gap.from(), "until", gap.until()))
            .toList();
    Gap first = gaps.getFirst();
    String key = target.repository().id() + ":" + first.run() + ":" + first.until();
    JsonNode body = Json.object("runs", runs, "unit", target.draft().body());
    return new Unit.Draft(KIND, key, "earlier attempts of " + target.fullName(), body);
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    RunsUnit target = RunsUnit.parse(Json.child(unit.body(), "unit"));
    Optional<VendorRefusedException> refused = Optional.empty();
    for (JsonNode json : Json.elements(unit.body(), "runs")) {
      try {
        close(target, gap(json));
      } catch (VendorRefusedException e) {
        // The attempts of other runs may be readable; the ledger hears of the first that are not.
        refused = refused.or(() -> Optional.of(e));
      }
    }
    if (refused.isPresent()) {
      throw refused.get();
    }
  }

  private static Gap gap(JsonNode json) {
    return new Gap(
        Json.number(json, "run").orElseThrow(),
        Json.number(json, "from").orElseThrow(),
        Json.number(json, "until").orElseThrow());
  }

  private void close(RunsUnit target, Gap gap)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    for (long attempt : runs.missing(gap)) {
      fetch(target, gap.run(), attempt);
    }
    runs.close(gap);
  }

  private void fetch(RunsUnit target, long run, long attempt)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Credential credential = github.installation(target.installation());
    String path =
        "/repos/%s/actions/runs/%d/attempts/%d?exclude_pull_requests=true"
            .formatted(target.fullName(), run, attempt);
    try {
      JsonNode json = github.get(credential, github.at(path)).body();
      Optional<WorkflowRun> found = RunParser.parse(json, Optional.of(target.repository()));
      runs.save(names.of(credential, target).name(found.stream().toList()));
    } catch (VendorRefusedException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      // GitHub has it no more; what was seen of it stays.
    }
  }
}
