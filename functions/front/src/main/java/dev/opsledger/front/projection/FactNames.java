package dev.opsledger.front.projection;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.NamedThing;
import dev.opsledger.front.domain.NamedThing.Kind;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The named things that a fact tells of. */
final class FactNames {
  private FactNames() {}

  static List<NamedThing> of(Fact fact) {
    JsonNode payload = fact.payload();
    return switch (fact.kind()) {
      case "run" -> ofRun(payload);
      case "deployment", "project" ->
          thing(Kind.PROJECT, Json.number(payload, "projectId"), Json.text(payload, "projectName"));
      case "incident" -> ofIncident(fact.id(), payload);
      case "service" -> ofService(payload);
      case "team" -> thing(Kind.TEAM, Json.text(payload, "teamId"), Json.text(payload, "teamName"));
      case "gist" -> thing(Kind.USER, Json.text(payload, "user"), Json.text(payload, "user"));
      default -> List.of();
    };
  }

  private static List<NamedThing> ofRun(JsonNode run) {
    Optional<String> organization = Json.text(run, "organization").filter(FactNames::isName);
    Optional<String> repository = Json.text(run, "repository").filter(FactNames::isName);
    var things = new ArrayList<>(thing(Kind.ORGANIZATION, organization, organization));
    if (organization.isPresent() && repository.isPresent()) {
      String full = organization.get() + "/" + repository.get();
      things.add(
          new NamedThing(Kind.REPOSITORY, List.of(organization.get(), repository.get()), full));
      Json.number(run, "workflowId")
          .ifPresent(
              id ->
                  things.add(
                      new NamedThing(
                          Kind.WORKFLOW,
                          List.of(organization.get(), repository.get(), id.toString()),
                          Json.text(run, "workflowName").orElse(id.toString()))));
    }
    return things;
  }

  private static List<NamedThing> ofService(JsonNode service) {
    var things =
        new ArrayList<>(
            thing(
                Kind.SERVICE, Json.text(service, "serviceId"), Json.text(service, "serviceName")));
    for (JsonNode team : Json.elements(service, "teamsById")) {
      things.addAll(thing(Kind.TEAM, Json.text(team, "id"), Json.text(team, "name")));
    }
    return things;
  }

  private static List<NamedThing> ofIncident(String id, JsonNode incident) {
    var things =
        new ArrayList<>(
            thing(
                Kind.SERVICE,
                Json.text(incident, "serviceId"),
                Json.text(incident, "serviceName")));
    things.addAll(
        thing(
            Kind.INCIDENT, Optional.of(id), Json.number(incident, "number").map(String::valueOf)));
    return things;
  }

  private static List<NamedThing> thing(Kind kind, Optional<?> id, Optional<String> name) {
    return id
        .map(Object::toString)
        .filter(FactNames::isName)
        .flatMap(known -> name.map(text -> new NamedThing(kind, List.of(known), text)))
        .filter(thing -> !thing.words().isEmpty())
        .stream()
        .toList();
  }

  /** Part of a path in a key. */
  private static boolean isName(String text) {
    return !text.isBlank() && text.length() <= 200 && text.indexOf('/') < 0;
  }
}
