package dev.opsledger.core.identity;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What is one thing under several names. All parts but the name may be missing.
 *
 * @param name what people call it
 * @param project the id of its project
 * @param repositories its repositories on GitHub, {@code owner/name} each
 * @param services the ids of its services in PagerDuty
 * @param team the team that answers for it
 */
public record IdentityEntry(
    String name,
    Optional<Long> project,
    List<String> repositories,
    List<String> services,
    Optional<String> team) {
  public IdentityEntry {
    repositories = List.copyOf(repositories);
    services = List.copyOf(services);
  }

  /** Whether this entry is of the team, whose name is compared without letter case. */
  public boolean isOf(String name) {
    return team.filter(name::equalsIgnoreCase).isPresent();
  }

  /** The entry as JSON. */
  public JsonNode json() {
    return Json.object(
        "name", name,
        "project", project,
        "repositories", repositories,
        "services", services,
        "team", team);
  }

  /** The entry of such JSON. */
  static IdentityEntry of(JsonNode json) {
    return new IdentityEntry(
        Json.text(json, "name").orElse(""),
        Json.number(json, "project"),
        texts(json, "repositories"),
        texts(json, "services"),
        Json.text(json, "team"));
  }

  private static List<String> texts(JsonNode json, String field) {
    return Json.elements(json, field).stream().map(JsonNode::getStringValue).toList();
  }
}
