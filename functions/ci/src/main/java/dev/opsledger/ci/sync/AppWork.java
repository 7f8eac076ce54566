package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.AppNeeds;
import dev.opsledger.ci.store.AppStore;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which permissions and events the App lacks. GitHub is asked once a day, and with each sync
 * while something is missing, so that the remark goes as soon as it is mended.
 */
public record AppWork(
    GitHub github, AppStore store, boolean wantsJobs, SyncPlanner planner, Clock clock)
    implements Work {
  public static final String KIND = "app";

  /** The unit of every sync. */
  public static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "the App's permissions and events", Json.object());
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<AppStore.Answer> known = store.find();
    planner.quietly();
    boolean asked = known.filter(answer -> answer.missing().isEmpty()).isPresent();
    if (!asked || new DailyLook(planner, clock).isDue()) {
      say(unit, ask(known));
    }
  }

  private Collection<String> ask(Optional<AppStore.Answer> known)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<Page> page =
        github.get(github.app(), github.at("/app"), known.flatMap(AppStore.Answer::etag));
    if (page.isEmpty()) {
      return known.orElseThrow().missing();
    }
    JsonNode app = page.get().body();
    List<String> missing =
        AppNeeds.missing(
            names(Json.child(app, "permissions")),
            Json.elements(app, "events").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::getStringValue)
                .collect(Collectors.toSet()),
            wantsJobs);
    store.put(page.get().etag(), missing);
    return missing;
  }

  private static Set<String> names(JsonNode object) {
    var names = new HashSet<String>();
    for (Map.Entry<String, JsonNode> each : object.entries()) {
      names.add(each.getKey());
    }
    return names;
  }

  private void say(Unit unit, Collection<String> missing) {
    if (!missing.isEmpty()) {
      String lacks = missing.stream().sorted().collect(Collectors.joining("; "));
      planner.skip(unit, draft(), "the GitHub App lacks " + lacks);
    }
  }
}
