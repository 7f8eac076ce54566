package dev.opsledger.deployments.sync;

import dev.opsledger.core.config.RepositoryProjects.Mapping;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A unit of work on a repository's deployments: listing them, going on with a long list, or reading
 * the statuses of some of them. All of a repository have one state in the ledger.
 *
 * @param mapping the repository and its project
 * @param walk where a long list goes on; empty at its beginning
 * @param deployments the deployments whose statuses are read, as GitHub listed them; empty to list
 */
record RepositoryUnit(Mapping mapping, Optional<ListPosition> walk, List<JsonNode> deployments) {
  static final String KIND = "repository";

  static RepositoryUnit of(Mapping mapping) {
    return new RepositoryUnit(mapping, Optional.empty(), List.of());
  }

  RepositoryUnit from(ListPosition position) {
    return new RepositoryUnit(mapping, Optional.of(position), List.of());
  }

  RepositoryUnit reading(List<JsonNode> some) {
    return new RepositoryUnit(mapping, Optional.empty(), some);
  }

  /** The path of the list of deployments. */
  String path() {
    return "/repos/" + mapping.repository() + "/deployments";
  }

  Unit.Draft draft() {
    String id = mapping.project() + "/" + mapping.repository();
    String part =
        deployments.isEmpty()
            ? walk.map(position -> ":" + position.pages()).orElse("")
            : ":of " + Json.number(deployments.getFirst(), "id").orElse(0L);
    JsonNode body =
        Json.object(
            "project", mapping.project(),
            "repository", mapping.repository(),
            "walk", walk.map(ListPosition::json),
            "deployments", deployments);
    return new Unit.Draft(KIND, id + part, mapping.repository(), body);
  }

  static RepositoryUnit parse(JsonNode body) {
    JsonNode walk = Json.child(body, "walk");
    return new RepositoryUnit(
        new Mapping(
            Json.number(body, "project").orElseThrow(),
            Json.text(body, "repository").orElseThrow()),
        walk.size() == 0 ? Optional.empty() : Optional.of(ListPosition.parse(walk)),
        Json.elements(body, "deployments"));
  }
}
