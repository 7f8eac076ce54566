package dev.opsledger.front.projection;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.store.KnownThings.Kind;
import dev.opsledger.front.store.KnownThings.Teams;
import dev.opsledger.front.store.KnownThings.Thing;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The thing with a name of which a fact tells: a project, a repository or a service. */
final class NamedThings {
  private NamedThings() {}

  static Optional<Thing> in(Fact fact) {
    JsonNode payload = fact.payload();
    return switch (fact.kind()) {
      case "project", "deployment" ->
          Json.number(payload, "projectId")
              .filter(id -> id > 0)
              .flatMap(id -> thing(Kind.PROJECT, Long.toString(id), payload, "projectName"));
      case "incident" ->
          Json.text(payload, "serviceId")
              .filter(id -> !id.isEmpty())
              .flatMap(id -> thing(Kind.SERVICE, id, payload, "serviceName"));
      case "service" -> service(fact);
      case "run" -> repository(payload);
      default -> Optional.empty();
    };
  }

  /** A service with its teams, as PagerDuty's catalog has it. */
  private static Optional<Thing> service(Fact fact) {
    List<String> teams =
        Json.elements(fact.payload(), "teams").stream()
            .filter(JsonNode::isString)
            .map(JsonNode::getStringValue)
            .sorted()
            .toList();
    return thing(Kind.SERVICE, fact.id(), fact.payload(), "serviceName")
        .map(
            found ->
                new Thing(
                    Kind.SERVICE,
                    found.id(),
                    found.name(),
                    Optional.of(new Teams(teams, fact.version()))));
  }

  private static Optional<Thing> thing(Kind kind, String id, JsonNode payload, String name) {
    return Json.text(payload, name)
        .filter(text -> !text.isBlank())
        .map(text -> new Thing(kind, id, text));
  }

  private static Optional<Thing> repository(JsonNode run) {
    Optional<String> owner = Json.text(run, "organization").filter(text -> !text.isBlank());
    Optional<String> name = Json.text(run, "repository").filter(text -> !text.isBlank());
    return owner.flatMap(
        login ->
            name.map(
                text -> {
                  String full = login + "/" + text;
                  return new Thing(Kind.REPOSITORY, full.toLowerCase(Locale.ROOT), full);
                }));
  }
}
