package dev.opsledger.ci;

import dev.opsledger.ci.WorkflowRun.Repository;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Syncs;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the repositories of an installation and plans the runs of each, a page at a time. */
record RepositoriesWork(GitHub github, Syncs syncs) {
  static final String KIND = "repositories";

  static Unit.Draft draft(Installation installation) {
    String id = Long.toString(installation.id());
    return new Unit.Draft(
        KIND, id, installation.login(), Json.object("installation", installation.id()));
  }

  void work(Unit unit) throws RateLimited, VendorRefused, VendorUnavailable {
    long installation = Json.number(unit.body(), "installation").orElseThrow();
    Credential credential = github.installation(installation);
    Optional<URI> next = Optional.of(github.at("/installation/repositories?per_page=100"));
    for (int number = 1; next.isPresent(); number++) {
      Page page = github.get(credential, next.get());
      syncs.fanOut(unit, Integer.toString(number), drafts(installation, page.body()));
      next = page.next();
    }
  }

  private static List<Unit.Draft> drafts(long installation, JsonNode page) {
    var drafts = new ArrayList<Unit.Draft>();
    for (JsonNode json : Json.elements(page, "repositories")) {
      Optional<Repository> repository = RunReader.repository(json);
      repository.ifPresent(r -> drafts.add(RunsUnit.of(installation, r).draft()));
    }
    return drafts;
  }
}
