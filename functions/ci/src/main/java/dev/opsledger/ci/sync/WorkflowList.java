package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.KnownWorkflowNames;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fetches GitHub's list of a repository's workflows. */
record WorkflowList(GitHub github) {
  /** A list with fewer entries than GitHub counts changed while it was read; it is read again. */
  private static final int MOST_READS = 2;

  /** The present names, or those known before when GitHub answers that nothing changed. */
  KnownWorkflowNames fetch(Credential credential, String repository, KnownWorkflowNames before)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    URI uri = github.at("/repos/" + repository + "/actions/workflows?per_page=100");
    Optional<Page> first = github.get(credential, uri, before.etag());
    if (first.isEmpty()) {
      return before;
    }
    var names = new HashMap<Long, String>();
    boolean onePage = first.get().next().isEmpty();
    boolean whole = read(credential, first.get(), names);
    for (int read = 1; !whole && read < MOST_READS; read++) {
      whole = read(credential, github.get(credential, uri), names);
    }
    return before.with(names, onePage && whole ? first.get().etag() : Optional.empty());
  }

  private boolean read(Credential credential, Page first, Map<Long, String> names)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Page page = first;
    add(page, names);
    while (page.next().isPresent()) {
      page = github.get(credential, page.next().get());
      add(page, names);
    }
    return names.size() >= Json.number(page.body(), "total_count").orElse(0L);
  }

  private static void add(Page page, Map<Long, String> names) throws VendorUnavailableException {
    for (JsonNode workflow : page.items("workflows")) {
      Optional<Long> id = Json.number(workflow, "id");
      Optional<String> name = Json.text(workflow, "name");
      if (id.isPresent() && name.isPresent()) {
        names.put(id.get(), name.get());
      }
    }
  }
}
