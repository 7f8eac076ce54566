package dev.opsledger.deployments.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.deployments.domain.GitHubDeployment;
import dev.opsledger.deployments.store.GitHubDeploymentStore;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads all statuses of some deployments. */
public record StatusLists(GitHub github, GitHubDeploymentStore store) {
  private static final int NOT_FOUND = 404;

  void read(RepositoryUnit target, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var seen = new ArrayList<GitHubDeployment>();
    for (JsonNode json : target.deployments()) {
      Optional<Long> id = Json.number(json, "id");
      if (id.isPresent()) {
        read(target, credential, json, id.get()).ifPresent(seen::add);
      }
    }
    store.saveRead(seen);
  }

  private Optional<GitHubDeployment> read(
      RepositoryUnit target, Credential credential, JsonNode json, long id)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    try {
      List<JsonNode> statuses =
          all(credential, github.at(target.path() + "/" + id + "/statuses?per_page=100"));
      return DeploymentParser.parse(json, target.mapping().repository(), statuses);
    } catch (VendorRefusedException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      store.deleted(id, Json.text(json, "updated_at"));
      return Optional.empty();
    }
  }

  private List<JsonNode> all(Credential credential, URI uri)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var statuses = new ArrayList<JsonNode>();
    Optional<URI> next = Optional.of(uri);
    while (next.isPresent()) {
      Page page = github.get(credential, next.get());
      statuses.addAll(Json.elements(page.body()));
      next = page.next();
    }
    return statuses;
  }
}
